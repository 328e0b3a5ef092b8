import { sql } from 'kysely'
import type { ChatId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { Refusal } from '../platform/refusal.ts'
import { allowScripts } from './policy.ts'
import { scriptFaults } from './script/script-faults.ts'
import { lockChat, saveChat } from './table.ts'

/** The draft becomes a version that never changes. @throws Refusal `chat_invalid` with `faults` */
export async function publishChat(tx: Tx, { id }: { id: ChatId }, actor: Actor): Promise<void> {
  allowScripts(actor)
  const chat = await lockChat(tx, actor, id)
  const faults = scriptFaults(chat.draft).filter(({ grave }) => grave)
  if (faults.length > 0) throw new Refusal('chat_invalid', { faults })
  const number = (chat.publishedNumber ?? 0) + 1
  await sql`
    insert into chat_versions (workspace_id, chat_id, number, script, published_at, published_by)
    values (${actor.workspaceId}, ${id}, ${number}, ${JSON.stringify(chat.draft)}::jsonb, now(), ${actor.memberId})
  `.execute(tx)
  await saveChat(tx, actor, { ...chat, publishedNumber: number })
  await record(tx, actor, {
    type: 'chat.published',
    subject: { type: 'chat', id },
    data: { name: chat.name, number },
  })
}
