import type { SessionId, UserId } from '../../../../contract/ids.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Database } from '../../../platform/database/tx.ts'
import { record } from '../../../platform/events/record.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { endSessions } from '../sessions/end-session.ts'
import { countTry, forgetTries } from '../throttle.ts'
import { setPassword, userById } from '../users.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { refuseWeakPassword } from './password-strength.ts'

/**
 * Changes the password of who is signed in and knows the present one; his other sessions end. A stolen session must
 * not be a way to guess, so tries count as at the sign-in.
 * @throws Refusal `wrong_credentials`, `weak_password`, `too_many_requests`
 */
export async function changePassword(
  db: Database,
  { current, password }: { current: string; password: string },
  session: { id: SessionId; userId: UserId },
  actor: Actor,
): Promise<void> {
  const user = await db.read(null, (tx) => userById(tx, session.userId))
  if (!user) throw new Refusal('not_signed_in')
  refuseWeakPassword(password, user)
  await countTry(db, user.email)
  if (!(await verifyPassword(user.password, current))) throw new Refusal('wrong_credentials')
  const hash = await hashPassword(password)
  await db.write(actor.workspaceId, async (tx) => {
    await setPassword(tx, user.id, hash)
    await endSessions(tx, user.id, session.id)
    await record(tx, actor, { type: 'password.changed', subject: { type: 'member', id: actor.memberId } })
  })
  await forgetTries(db, user.email)
}
