import { sql } from 'kysely'
import type { ChatId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { Refusal } from '../platform/refusal.ts'
import { allowScripts } from './policy.ts'
import { lockChat } from './table.ts'

/**
 * Removes a chat that visitors cannot open, with its versions and conversations. Leads stay, and the note on each with
 * every word that was said.
 * @throws Refusal `still_used` while visitors can open it
 */
export async function removeChat(tx: Tx, { id }: { id: ChatId }, actor: Actor): Promise<void> {
  allowScripts(actor)
  const chat = await lockChat(tx, actor, id)
  if (chat.publishedNumber !== null && chat.pausedAt === null) throw new Refusal('still_used')
  await sql`delete from chats where workspace_id = ${actor.workspaceId} and id = ${id}`.execute(tx)
  await record(tx, actor, {
    type: 'chat.removed',
    subject: { type: 'chat', id },
    data: { name: chat.name },
  })
}
