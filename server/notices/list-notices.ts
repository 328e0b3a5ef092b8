import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { NoticeId } from '../../contract/ids.ts'
import type { Notice, listNotices as route } from '../../contract/notices.ts'
import type { Received, Returned } from '../../contract/route.ts'
import type { Actor } from '../platform/actor.ts'
import { decodeCursor, KeyInstant } from '../platform/database/cursor.ts'
import { named } from '../platform/database/named.ts'
import { pageOf } from '../platform/database/page.ts'
import type { Tx } from '../platform/database/tx.ts'
import { actsAsFilter } from '../team/deputies/acting.ts'
import { ownerFilter } from '../team/reach.ts'

type Query = Received<typeof route>['query']
type Row = Notice & { exactAt: string }

const Cursor = z.tuple([KeyInstant, NoticeId])

/** One's own notices, newest first. */
export async function listNotices(tx: Tx, query: Query, actor: Actor): Promise<Returned<typeof route>> {
  const { rows } = await noticePage(query, actor).execute(tx)
  return pageOf(
    rows,
    query.limit,
    ({ exactAt, id }) => [exactAt, id],
    ({ exactAt: _key, ...notice }) => notice,
  )
}

/** A deal is named to who may see it now, and to who may see the task on it; a task likewise. */
function noticePage(query: Query, actor: Actor): RawBuilder<Row> {
  return sql<Row>`
    select n.id, n.type, n.at, n.at::text as "exactAt", n.read_at as "readAt", n.data,
           case when sees.deal or sees.task then jsonb_build_object('id', d.id, 'title', d.title, 'ownerName', o.name,
                                                                    'visible', sees.deal) end as deal,
           case when t.id is not null and (sees.deal or sees.task)
                then jsonb_build_object('id', t.id, 'name', t.name) end as task,
           case when sees.lead then ${named('l')} end as lead
    from notices n
    left join deals d on d.workspace_id = n.workspace_id and d.id = n.deal_id
    left join members o on o.workspace_id = d.workspace_id and o.id = d.owner_id
    left join tasks t on t.workspace_id = n.workspace_id and t.id = n.task_id
    left join leads l on l.workspace_id = n.workspace_id and l.id = n.lead_id
    cross join lateral (
      select ${ownerFilter(actor, 'leads.see', sql`l.owner_id`, null)}
               or (l.owner_id is null and l.team_id = any (${inQueuesOf(actor)}::uuid[])) as lead,
             d.id is not null and ${ownerFilter(actor, 'deals.see', sql`d.owner_id`, sql`d.id`)} as deal,
             t.id is not null and (${actsAsFilter(actor, 'tasks', sql`t.assignee_id`)}
                                   or t.role_key = any (${actor.processRoles}::text[])) as task) sees
    where n.workspace_id = ${actor.workspaceId} and n.member_id = ${actor.memberId}
      and ${query.unread ? sql`n.read_at is null` : sql`true`} and ${afterCursor(query.cursor)}
    order by n.at desc, n.id desc
    limit ${query.limit + 1}
  `
}

/** What waits for anybody of his teams, he may see. */
const inQueuesOf = (actor: Actor) => (actor.rights['leads.see'] === 'none' ? [] : actor.teams)

function afterCursor(cursor: string | undefined): RawBuilder<unknown> {
  if (!cursor) return sql`true`
  const [at, id] = decodeCursor(cursor, Cursor)
  return sql`(n.at, n.id) < (${at}::timestamptz, ${id}::uuid)`
}
