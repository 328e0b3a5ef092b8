import { sql } from 'kysely'
import type { UserId } from '../../../../contract/ids.ts'
import type { Database } from '../../../platform/database/tx.ts'
import { record } from '../../../platform/events/record.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { loadActor } from '../../load-actor.ts'
import { membershipsOf } from '../memberships.ts'
import { endSessions } from '../sessions/end-session.ts'
import { forgetTries } from '../throttle.ts'
import { setPassword, userById } from '../users.ts'
import { hashPassword } from './password.ts'
import { refuseWeakPassword } from './password-strength.ts'
import { resetIdentifier } from './request-password-reset.ts'

/**
 * Sets a new password by a mailed link, once; every session of the user ends, and he need not wait any more if he was
 * made to. A password that is refused leaves the link as it was.
 * @throws Refusal `link_expired`, `weak_password`
 */
export async function resetPassword(
  db: Database,
  { token, password }: { token: string; password: string },
): Promise<void> {
  const identifier = resetIdentifier(token)
  const user = await db.read(null, async (tx) => {
    const { rows } = await sql<{ value: UserId }>`
      select value from verifications where identifier = ${identifier} and expires_at > now()`.execute(tx)
    return rows[0] ? userById(tx, rows[0].value) : undefined
  })
  if (!user) throw new Refusal('link_expired')
  refuseWeakPassword(password, user)
  const hash = await hashPassword(password)
  await db.write(null, async (tx) => {
    const used = await sql`delete from verifications where identifier = ${identifier}`.execute(tx)
    if (used.numAffectedRows !== 1n) throw new Refusal('link_expired')
    await setPassword(tx, user.id, hash)
    await endSessions(tx, user.id, null)
  })
  await forgetTries(db, user.email)
  await recordReset(db, user.id)
}

async function recordReset(db: Database, userId: UserId): Promise<void> {
  for (const { workspaceId } of await db.read(null, (tx) => membershipsOf(tx, userId)))
    await db.write(workspaceId, async (tx) => {
      const actor = await loadActor(tx, workspaceId, { userId }, 'screen')
      if (actor)
        await record(tx, actor, { type: 'password.reset', subject: { type: 'member', id: actor.memberId } })
    })
}
