import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { ChatRow, Talk } from '../chat.ts'

/**
 * Keeps a time for a call; one conversation holds one, so that who chooses another gives the first back.
 * @throws Refusal `answer_invalid` where somebody else was faster
 */
export async function bookCall(
  tx: Tx,
  house: Actor,
  { talk, chat, at, minutes }: { talk: Talk; chat: ChatRow; at: string; minutes: number },
): Promise<void> {
  await sql`
    delete from chat_calls
    where workspace_id = ${house.workspaceId} and talk_id = ${talk.id} and at > now() and at <> ${at}::timestamptz
  `.execute(tx)
  const { numAffectedRows } = await sql`
    insert into chat_calls (workspace_id, host_id, at, minutes, talk_id)
    values (${house.workspaceId}, ${chat.ownerId ?? chat.id}, ${at}, ${minutes}, ${talk.id})
    on conflict do nothing
  `.execute(tx)
  if (numAffectedRows === 0n) throw new Refusal('answer_invalid', { why: 'taken' })
}
