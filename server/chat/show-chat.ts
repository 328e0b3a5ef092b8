import { sql } from 'kysely'
import type { Chat, ChatInList } from '../../contract/chat/chats.ts'
import { ChatScript } from '../../contract/chat/script.ts'
import type { ChatId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { allowScripts } from './policy.ts'
import { scriptFaults } from './script/script-faults.ts'

interface Row extends ChatInList {
  draft: unknown
  changed: boolean
}

/** The chats of the company, by name. */
export async function listChats(tx: Tx, actor: Actor): Promise<{ rows: ChatInList[] }> {
  allowScripts(actor)
  const { rows } = await statement(actor, sql`true`).execute(tx)
  return { rows: rows.map(({ draft: _, changed: __, ...row }) => row) }
}

/** One chat with its draft and what is wrong in it. @throws Refusal `not_found` */
export async function showChat(tx: Tx, { id }: { id: ChatId }, actor: Actor): Promise<Chat> {
  allowScripts(actor)
  const { rows } = await statement(actor, sql`c.id = ${id}`).execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  const { draft, ...row } = rows[0]
  const script = ChatScript.parse(draft)
  return { ...row, script, faults: scriptFaults(script), uses: await usesOf(tx, actor, id) }
}

async function usesOf(tx: Tx, actor: Actor, id: ChatId): Promise<Chat['uses']> {
  const { rows } = await sql<Chat['uses']>`
    select count(t.lead_id)::integer as leads, (count(*) filter (where t.waits))::integer as waiting,
           (count(*) filter (where t.call_at > now()))::integer as calls
    from chat_talks t
    where t.workspace_id = ${actor.workspaceId} and t.chat_id = ${id}
  `.execute(tx)
  return rows[0] ?? { leads: 0, waiting: 0, calls: 0 }
}

const statement = (actor: Actor, which: ReturnType<typeof sql>) => sql<Row>`
  select c.id, c.name, c.slug, c.origins, c.owner_id as "ownerId", c.team_id as "teamId", c.paused_at as "pausedAt",
         c.version, c.draft, v.script is distinct from c.draft as changed,
         case when v.number is not null
              then jsonb_build_object('number', v.number, 'at', utc(v.published_at)) end as published,
         (select count(*)::integer from chat_talks t
          where t.workspace_id = c.workspace_id and t.chat_id = c.id) as talks
  from chats c
  left join chat_versions v on v.workspace_id = c.workspace_id and v.chat_id = c.id and v.number = c.published_number
  where c.workspace_id = ${actor.workspaceId} and ${which}
  order by c.name, c.id
`
