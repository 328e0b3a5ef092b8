import { sql } from 'kysely'
import type { UserId, WorkspaceId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { loadActor } from '../load-actor.ts'
import { membershipsOf } from './memberships.ts'
import { verifyPassword } from './passwords/password.ts'
import type { Device } from './sessions/device.ts'
import { startSession } from './sessions/start-session.ts'
import { countTry, forgetTries } from './throttle.ts'
import { userByEmail } from './users.ts'

/**
 * Signs somebody in with his password, into the workspace he was in last. Opens its own transactions, since a try
 * counts even where it is refused, and since checking a password takes long.
 * @returns the token for the cookie
 * @throws Refusal `wrong_credentials` (whatever was wrong), `too_many_requests`
 */
export async function signIn(
  db: Database,
  { email, password }: { email: string; password: string },
  device: Device,
): Promise<{ actor: Actor; token: string }> {
  await countTry(db, email)
  const user = await db.read(null, (tx) => userByEmail(tx, email))
  const right = await verifyPassword(user?.password ?? null, password)
  const workspaceId = right && user ? await lastWorkspace(db, user.id) : undefined
  if (!user || !workspaceId) throw new Refusal('wrong_credentials')
  await forgetTries(db, email)
  return enter(db, user.id, workspaceId, device)
}

/** Begins a session in a workspace; the event tells everybody who reads the audit. */
export async function enter(
  db: Database,
  userId: UserId,
  workspaceId: WorkspaceId,
  device: Device,
): Promise<{ actor: Actor; token: string }> {
  return db.write(workspaceId, async (tx) => {
    const actor = await loadActor(tx, workspaceId, { userId }, 'screen')
    if (!actor) throw new Refusal('wrong_credentials')
    const token = await startSession(tx, userId, workspaceId, device)
    await record(tx, actor, {
      type: 'session.started',
      subject: { type: 'member', id: actor.memberId },
      data: { ipAddress: device.ipAddress, userAgent: device.userAgent },
    })
    return { actor, token }
  })
}

/** For the audit: somebody gave a wrong password for a colleague of ours. Nobody waits for it, so it tells nothing. */
export async function recordFailedSignIn(db: Database, email: string, device: Device): Promise<void> {
  const user = await db.read(null, (tx) => userByEmail(tx, email))
  if (!user) return
  for (const { workspaceId } of await db.read(null, (tx) => membershipsOf(tx, user.id)))
    await db.write(workspaceId, async (tx) => {
      const actor = await loadActor(tx, workspaceId, { userId: user.id }, 'screen')
      if (!actor) return
      await record(tx, actor, {
        type: 'session.refused',
        subject: { type: 'member', id: actor.memberId },
        data: { ipAddress: device.ipAddress, userAgent: device.userAgent },
      })
    })
}

async function lastWorkspace(db: Database, userId: UserId): Promise<WorkspaceId | undefined> {
  return db.read(null, async (tx) => {
    const memberships = await membershipsOf(tx, userId)
    const { rows } = await sql<{ workspace_id: WorkspaceId }>`
      select workspace_id from sessions where user_id = ${userId} order by updated_at desc limit 1`.execute(
      tx,
    )
    const last = memberships.find(({ workspaceId }) => workspaceId === rows[0]?.workspace_id)
    return (last ?? memberships[0])?.workspaceId
  })
}
