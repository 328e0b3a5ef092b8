import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Activity, listActivities as route } from '../../contract/customers/activities.ts'
import { ActivityId, type DealId, type MemberId } from '../../contract/ids.ts'
import type { Received, Returned } from '../../contract/route.ts'
import { visibleCustomers } from '../customers/policy.ts'
import type { Actor } from '../platform/actor.ts'
import { decodeCursor, KeyInstant } from '../platform/database/cursor.ts'
import { named } from '../platform/database/named.ts'
import { pageOf } from '../platform/database/page.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import type { DealsAbove } from './deals-above.ts'
import { activityCan, visibleActivities } from './policy.ts'

type Query = Received<typeof route>['query']
type Row = Omit<Activity, 'can'> & { exactAt: string; byId: MemberId | null; dealId: DealId | null }

/** The instant as PostgreSQL writes it: what a Date holds is a thousand times coarser, and would skip rows. */
const Cursor = z.tuple([KeyInstant, ActivityId])

/** Activities on a deal, a company or a person, newest first. */
export async function listActivities(
  tx: Tx,
  query: Query,
  actor: Actor,
  deals: DealsAbove,
): Promise<Returned<typeof route>> {
  const { rows } = await activityPage(query, actor, deals).execute(tx)
  return pageOf(
    rows,
    query.limit,
    ({ exactAt, id }) => [exactAt, id],
    (row) => shown(row, actor),
  )
}

/** The activity that was just logged or edited. */
export async function activityAfter(
  tx: Tx,
  id: ActivityId,
  actor: Actor,
  deals: DealsAbove,
): Promise<Activity> {
  const { rows } = await activities(sql`a.id = ${id}`, actor, deals, 1).execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return shown(rows[0], actor)
}

/** The statement of a page, one row more than it shows. */
export function activityPage(query: Query, actor: Actor, deals: DealsAbove): RawBuilder<Row> {
  const all: RawBuilder<unknown>[] = []
  if (query.deal) all.push(sql`a.deal_id = ${query.deal}`)
  if (query.company) all.push(sql`a.company_id = ${query.company}`)
  if (query.person) all.push(sql`a.person_id = ${query.person}`)
  if (query.kind) all.push(sql`a.kind = ${query.kind}`)
  if (query.cursor) {
    const [at, id] = decodeCursor(query.cursor, Cursor)
    all.push(sql`(a.at, a.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  return activities(sql.join(all, sql` and `), actor, deals, query.limit + 1)
}

function activities(
  condition: RawBuilder<unknown>,
  actor: Actor,
  deals: DealsAbove,
  limit: number,
): RawBuilder<Row> {
  return sql<Row>`
    select a.id, a.kind, a.direction, a.outcome, a.subject, a.body, a.at, a.at::text as "exactAt", a.by as "byId",
           ${named('m')} as by, a.deal_id as "dealId", ${named('c')} as company, ${named('p')} as person,
           a.created_at as "createdAt", a.version
    from activities a
    left join members m on m.workspace_id = a.workspace_id and m.id = a.by
    left join companies c on c.workspace_id = a.workspace_id and c.id = a.company_id
                         and ${visibleCustomers(actor, 'c')}
    left join people p on p.workspace_id = a.workspace_id and p.id = a.person_id
                      and (a.deal_id is not null or ${visibleCustomers(actor, 'p')})
    where a.workspace_id = ${actor.workspaceId} and ${condition} and ${visibleActivities(actor, deals)}
    order by a.at desc, a.id desc
    limit ${limit}
  `
}

function shown({ exactAt: _key, byId, ...activity }: Row, actor: Actor): Activity {
  return { ...activity, can: activityCan(actor, { dealId: activity.dealId, by: byId }) }
}
