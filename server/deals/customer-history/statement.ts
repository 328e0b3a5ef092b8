import { type RawBuilder, sql } from 'kysely'
import { type HistoryKind, toldOfCustomer, toldOfDeals } from '../../../contract/customers/history.ts'
import { visibleActivities } from '../../activities/policy.ts'
import { type Holder, isCompany, subjectOf } from '../../customers/holder.ts'
import { visibleCustomers } from '../../customers/policy.ts'
import type { Actor } from '../../platform/actor.ts'
import { named } from '../../platform/database/named.ts'
import { dealsForActivities } from '../meet-activities.ts'
import { visibleDeals } from '../policy.ts'
import type { HistoryRow } from './customer-history.ts'

/** Where a row stands in the order: newest first, what was said and what happened at one instant told apart by `source`. */
interface Standing {
  at: RawBuilder<unknown>
  source: RawBuilder<unknown>
  key: RawBuilder<unknown>
}

interface Asked {
  kind: HistoryKind | undefined
  before: (row: Standing) => RawBuilder<boolean>
  most: number
}

const said: Standing = { at: sql`a.at`, source: sql`'a'`, key: sql`a.id::text` }
const happened: Standing = { at: sql`e.at`, source: sql`'e'`, key: sql`lpad(e.seq::text, 19, '0')` }

/**
 * The page's rows are chosen first, of both kinds together, and only those few get their words and names. What was said and
 * what happened on deals the reader may not see is no part of it.
 */
export function historyStatement(actor: Actor, holder: Holder, asked: Asked): RawBuilder<HistoryRow> {
  const { workspaceId } = actor
  const parts = [
    ...(told(asked.kind, 'talk') ? [saidTo(actor, holder, asked)] : []),
    ...(asked.kind === 'talk' ? [] : [happenedTo(actor, holder, asked)]),
  ]
  return sql<HistoryRow>`
    with his as materialized (
      select d.id, d.title, d.process_version_id from deals d
      where d.workspace_id = ${workspaceId} and ${dealsOf(holder)} and ${visibleDeals(actor)}
    ),
    his_ids as materialized (select coalesce(array_agg(id), '{}') as ids from his),
    page as materialized (
      select * from (${sql.join(parts, sql` union all `)}) together
      order by at desc, source desc, key desc
      limit ${asked.most}
    )
    select page.at, page.at::text as "exactAt", page.source, page.key,
           case when h.id is not null then jsonb_build_object('id', h.id, 'name', h.title) end as deal,
           coalesce(a.by, e.by) as "byId", ${named('m')} as by,
           case when a.id is not null then jsonb_build_object(
             'id', a.id, 'kind', a.kind, 'direction', a.direction, 'outcome', a.outcome, 'subject', a.subject,
             'body', a.body, 'at', utc(a.at), 'by', ${named('m')}, 'dealId', a.deal_id, 'company', ${named('c')},
             'person', ${named('p')}, 'createdAt', utc(a.created_at), 'version', a.version) end as activity,
           case when e.seq is not null then jsonb_build_object(
             'seq', e.seq, 'type', e.type, 'via', e.via, 'data', e.data, 'stage', (
               select s -> 'name' from process_versions v, jsonb_array_elements(v.document -> 'stages') s
               where v.workspace_id = ${workspaceId} and v.id = h.process_version_id
                 and e.type like 'deal.%' and s ->> 'key' = coalesce(e.data ->> 'to', e.data ->> 'stage')
               limit 1)) end as event
    from page
    left join activities a on a.workspace_id = ${workspaceId} and a.id = page.activity_id
    left join events e on e.workspace_id = ${workspaceId} and e.seq = page.seq
    left join his h on h.id = page.deal_id
    left join members m on m.workspace_id = ${workspaceId} and m.id = coalesce(a.by, e.by)
    left join companies c on c.workspace_id = ${workspaceId} and c.id = a.company_id and ${visibleCustomers(actor)}
    left join people p on p.workspace_id = ${workspaceId} and p.id = a.person_id
                      and (a.deal_id is not null or ${visibleCustomers(actor, 'p')})
    order by page.at desc, page.source desc, page.key desc
  `
}

const told = (kind: HistoryKind | undefined, one: HistoryKind) => kind === undefined || kind === one

function dealsOf(holder: Holder): RawBuilder<boolean> {
  if (isCompany(holder)) return sql<boolean>`d.company_id = ${holder.companyId}`
  return sql<boolean>`exists (
    select from deal_people dp
    where dp.workspace_id = d.workspace_id and dp.deal_id = d.id and dp.person_id = ${holder.personId})`
}

/** To the customer, on his deals, and to whoever works at a company. */
function saidTo(actor: Actor, holder: Holder, { before, most }: Asked): RawBuilder<unknown> {
  const { workspaceId } = actor
  const { type, id } = subjectOf(holder)
  const toPeople = isCompany(holder)
    ? sql`or a.person_id = any (array(
        select w.id from people w where w.workspace_id = ${workspaceId} and w.company_id = ${id}))
        and a.deal_id is null and a.company_id is null`
    : sql``
  return sql`(
    select a.at, 'a' as source, a.id::text as key, a.deal_id, a.id as activity_id, null::bigint as seq
    from activities a
    left join companies c on c.workspace_id = a.workspace_id and c.id = a.company_id and ${visibleCustomers(actor)}
    left join people p on p.workspace_id = a.workspace_id and p.id = a.person_id and ${visibleCustomers(actor, 'p')}
    where a.workspace_id = ${workspaceId}
      and (${sql.ref(`a.${type}_id`)} = ${id} or a.deal_id = any ((select ids from his_ids)::uuid[]) ${toPeople})
      and ${visibleActivities(actor, dealsForActivities)} and ${before(said)}
    order by a.at desc, key desc
    limit ${most})`
}

/** On his deals, and to what is known of him. */
function happenedTo(actor: Actor, holder: Holder, { kind, before, most }: Asked): RawBuilder<unknown> {
  const { type, id } = subjectOf(holder)
  const onDeals = [
    ...(told(kind, 'deals') ? toldOfDeals.deals : []),
    ...(told(kind, 'tasks') ? toldOfDeals.tasks : []),
  ]
  const own = told(kind, 'changes') ? toldOfCustomer.map((one) => `${type}.${one}`) : []
  return sql`(
    select e.at, 'e' as source, lpad(e.seq::text, 19, '0') as key, e.deal_id, null::uuid as activity_id, e.seq
    from events e
    where e.workspace_id = ${actor.workspaceId}
      and (e.deal_id = any ((select ids from his_ids)::uuid[]) and e.type = any (${onDeals}::text[])
           or e.subject_id = ${id} and e.type = any (${own}::text[]))
      and ${before(happened)}
    order by e.at desc, key desc
    limit ${most})`
}
