import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import { ChatScript } from '../../contract/chat/script.ts'
import type { ChatId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import type { ChatRow } from './chat.ts'

const chatColumns = sql`
  c.id, c.slug, c.name, c.origins, c.owner_id as "ownerId", c.team_id as "teamId", c.draft,
  c.published_number as "publishedNumber", c.paused_at as "pausedAt", c.version`

/** @throws Refusal `not_found` */
export async function readChat(tx: Tx, actor: Actor, id: ChatId): Promise<ChatRow> {
  const { rows } = await sql<ChatRow>`
    select ${chatColumns} from chats c where c.workspace_id = ${actor.workspaceId} and c.id = ${id}
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

/** The same, locked until the transaction ends. @throws Refusal `not_found` */
export async function lockChat(tx: Tx, actor: Actor, id: ChatId): Promise<ChatRow> {
  const { rows } = await sql<ChatRow>`
    select ${chatColumns} from chats c where c.workspace_id = ${actor.workspaceId} and c.id = ${id} for update
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

export async function insertChat(
  tx: Tx,
  actor: Actor,
  chat: Pick<ChatRow, 'id' | 'slug' | 'name' | 'draft'>,
): Promise<void> {
  await sql`
    insert into chats (workspace_id, id, slug, name, draft, created_at, created_by)
    values (${actor.workspaceId}, ${chat.id}, ${chat.slug}, ${chat.name}, ${JSON.stringify(chat.draft)}::jsonb, now(),
            ${actor.memberId})
  `.execute(tx)
}

/** Writes what may change of a chat and counts its version up. */
export async function saveChat(tx: Tx, actor: Actor, chat: ChatRow): Promise<void> {
  await sql`
    update chats
    set name = ${chat.name}, origins = ${chat.origins}::text[], owner_id = ${chat.ownerId}, team_id = ${chat.teamId},
        draft = ${JSON.stringify(chat.draft)}::jsonb, published_number = ${chat.publishedNumber},
        paused_at = ${chat.pausedAt}, version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${chat.id}
  `.execute(tx)
}

/** A published version never changes, so it is kept, with the conditions that were read of it. */
export async function publishedScript(
  tx: Tx,
  actor: Actor,
  { chatId, number }: { chatId: ChatId; number: number },
): Promise<ChatScript> {
  const name = `${actor.workspaceId} ${chatId} ${number}`
  const known = kept.get(name)
  if (known) return known
  const { rows } = await sql<{ script: unknown }>`
    select v.script from chat_versions v
    where v.workspace_id = ${actor.workspaceId} and v.chat_id = ${chatId} and v.number = ${number}
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  const script = ChatScript.parse(rows[0].script)
  kept.set(name, script)
  return script
}

const kept = new LRUCache<string, ChatScript>({ max: 200 })
