import { sql } from 'kysely'
import { z } from 'zod'
import type { ChatTalk, ChatTalkInList, listChatTalks as route } from '../../../contract/chat/talks.ts'
import { ChatTalkId, type LeadId, type MemberId } from '../../../contract/ids.ts'
import type { Received, Returned } from '../../../contract/route.ts'
import { mayLead, visibleLeads } from '../../leads/policy.ts'
import type { Actor } from '../../platform/actor.ts'
import { decodeCursor, KeyInstant } from '../../platform/database/cursor.ts'
import { named } from '../../platform/database/named.ts'
import { pageOf } from '../../platform/database/page.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { messagesAfter } from './table.ts'

const Key = z.tuple([z.boolean(), KeyInstant, ChatTalkId])

/** Conversations of the leads he may see; those that wait for an answer first, then by when something was said. */
export async function listChatTalks(
  tx: Tx,
  { cursor, limit, state, lead }: Received<typeof route>['query'],
  actor: Actor,
): Promise<Returned<typeof route>> {
  const [waits, at, id] = cursor ? decodeCursor(cursor, Key) : []
  const { rows } = await sql<ChatTalkInList>`
    select ${columns}
    from ${talksWithNames}
    where t.workspace_id = ${actor.workspaceId} and ${visibleLeads(actor)}
      and ${state === 'open' ? sql`t.phase = 'person'` : sql`true`}
      and ${lead ? sql`t.lead_id = ${lead}` : sql`true`}
      and ${cursor ? sql`(t.waits, t.last_at, t.id) < (${waits}, ${at}::timestamptz, ${id}::uuid)` : sql`true`}
    order by t.waits desc, t.last_at desc, t.id desc
    limit ${limit + 1}
  `.execute(tx)
  return pageOf(
    rows,
    limit,
    (row) => [row.waits, row.lastAt, row.id],
    (row) => row,
  )
}

/** One conversation word by word. @throws Refusal `not_found`, also for one of a lead he may not see */
export async function showChatTalk(tx: Tx, { id }: { id: ChatTalkId }, actor: Actor): Promise<ChatTalk> {
  const { rows } = await sql<
    ChatTalkInList & { page: string | null; ownerId: MemberId | null; teamId: never; leadId: LeadId }
  >`
    select ${columns}, t.page, l.owner_id as "ownerId", l.team_id as "teamId"
    from ${talksWithNames}
    where t.workspace_id = ${actor.workspaceId} and t.id = ${id} and ${visibleLeads(actor)}
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  const { ownerId, teamId, ...talk } = rows[0]
  const edits = mayLead(actor, 'edit', { ownerId, teamId })
  return {
    ...talk,
    messages: await messagesAfter(tx, actor, id, 0),
    can: { answer: edits ? (talk.phase === 'ended' ? 'chat_ended' : true) : 'not_allowed' },
  }
}

const columns = sql`
  t.id, ${named('c')} as chat, ${named('l')} as lead, t.language, t.phase, t.waits, ${named('m')} as colleague,
  t.call_at as "callAt", t.started_at as "startedAt", t.last_at as "lastAt",
  coalesce((select left(s.text, 200) from chat_messages s
            where s.workspace_id = t.workspace_id and s.talk_id = t.id and s.seq = t.last_seq), '') as "lastWords"`

const talksWithNames = sql`
  chat_talks t
  join leads l on l.workspace_id = t.workspace_id and l.id = t.lead_id
  join chats c on c.workspace_id = t.workspace_id and c.id = t.chat_id
  left join members m on m.workspace_id = t.workspace_id and m.id = t.colleague_id`
