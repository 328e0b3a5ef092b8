import type { SessionId, UserId } from '../../../../contract/ids.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { record } from '../../../platform/events/record.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { tables } from '../../table.ts'

/** Signs one of the user's own sessions out. @throws Refusal `not_found` */
export async function endSession(tx: Tx, id: SessionId, userId: UserId, actor: Actor): Promise<void> {
  const ended = await tables(tx)
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  if (ended.numDeletedRows === 0n) throw new Refusal('not_found')
  await record(tx, actor, { type: 'session.ended', subject: { type: 'member', id: actor.memberId } })
}

/** Signs the user out everywhere, but for the session he keeps. */
export async function endSessions(tx: Tx, userId: UserId, keep: SessionId | null): Promise<void> {
  await tables(tx)
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .$if(keep !== null, (query) => query.where('id', '<>', keep))
    .execute()
}
