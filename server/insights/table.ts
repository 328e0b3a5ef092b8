import { type RawBuilder, sql } from 'kysely'
import type { MemberId, ProcessId, ProductId } from '../../contract/ids.ts'
import type { Grouping } from '../../contract/insights.ts'
import type { Text } from '../../contract/text.ts'
import { dealTotals, stageTotals, visibleTotals } from '../deals/lists/seen-totals.ts'
import type { Actor } from '../platform/actor.ts'
import { firstDay, type Period, periodBefore } from './period.ts'

/** What is counted: any of the three may be left open. */
export interface Scope {
  process?: ProcessId | undefined
  owner?: MemberId | undefined
  product?: ProductId | undefined
}

/** Deals won or lost, of the period or (`now` false) of the one before. `amount` in minor units. */
export interface ClosedRow {
  group: string | null
  name: string | null
  now: boolean
  status: 'won' | 'lost'
  currency: string
  deals: number
  amount: number
  /** Days from creation to closing, added up. */
  cycleDays: number
}

/** Deals that stand in a stage at this moment. */
export interface OpenRow {
  status: 'open' | 'resting'
  currency: string
  /** Of the stage, in per cent, in the newest version of the process that has it. */
  winProbability: number
  deals: number
  amount: number
}

/** Deals created in the period that came as far as this stage; `wonKey` of the totals stands for won. */
export interface ReachedRow {
  processId: ProcessId
  stageKey: string
  deals: number
}

/** A process with the stages of its newest version, in their order. */
export interface ProcessRow {
  id: ProcessId
  name: Text
  stages: { key: string; name: Text }[]
}

export interface NumberRows {
  currency: string
  owner: string | null
  product: string | null
  closed: ClosedRow[]
  open: OpenRow[]
  reached: ReachedRow[]
  processes: ProcessRow[]
}

/**
 * Everything the page needs, in one statement and one row. It reads the totals alone, never the deals, so it costs the
 * same however many deals a company has closed in a month.
 */
export function numberRows(actor: Actor, scope: Scope, period: Period, by: Grouping): RawBuilder<NumberRows> {
  const { workspaceId } = actor
  const reachesBackTo = periodBefore(period)?.from ?? period.from
  return sql<NumberRows>`
    with closed as (
      select ${groupColumn[by]} as "group", ${isNow(period)} as now, t.status, t.currency,
             sum(t.deals) as deals, sum(t.amount) as amount, sum(t.cycle_days) as cycle_days
      from ${dealTotals(actor, 't')}
      where t.workspace_id = ${workspaceId} and t.status in ('won', 'lost') and ${within(actor, scope)}
        and ${since(sql`t.closed_month`, reachesBackTo)} and ${until(sql`t.closed_month`, period.to)}
      group by 1, 2, 3, 4
      having sum(t.deals) <> 0
    ), open as (
      select t.process_id, t.stage_key, t.status, t.currency, sum(t.deals) as deals, sum(t.amount) as amount
      from ${dealTotals(actor, 't')}
      where t.workspace_id = ${workspaceId} and t.status in ('open', 'resting') and ${within(actor, scope)}
      group by 1, 2, 3, 4
      having sum(t.deals) <> 0
    ), reached as (
      select t.process_id, t.stage_key, sum(t.deals) as deals
      from ${stageTotals(actor, 't')}
      where t.workspace_id = ${workspaceId} and ${within(actor, scope)}
        and ${since(sql`t.created_month`, period.from)} and ${until(sql`t.created_month`, period.to)}
      group by 1, 2
      having sum(t.deals) <> 0
    )
    select
      (select w.currency from workspaces w where w.workspace_id = ${workspaceId}) as currency,
      (select m.name from members m where m.workspace_id = ${workspaceId} and m.id = ${scope.owner ?? null}) as owner,
      (select p.name from products p where p.workspace_id = ${workspaceId} and p.id = ${scope.product ?? null}) as product,
      (select coalesce(jsonb_agg(jsonb_build_object(
                'group', c."group", 'name', ${groupName(workspaceId)[by]}, 'now', c.now, 'status', c.status,
                'currency', c.currency, 'deals', c.deals, 'amount', c.amount, 'cycleDays', c.cycle_days)), '[]')
       from closed c) as closed,
      (select coalesce(jsonb_agg(jsonb_build_object(
                'status', o.status, 'currency', o.currency, 'deals', o.deals, 'amount', o.amount, 'winProbability', (
                  select (stage ->> 'winProbability')::integer
                  from process_versions v, jsonb_array_elements(v.document -> 'stages') as stage
                  where v.workspace_id = ${workspaceId} and v.process_id = o.process_id
                    and stage ->> 'key' = o.stage_key
                  order by v.number desc
                  limit 1))), '[]')
       from open o) as open,
      (select coalesce(jsonb_agg(jsonb_build_object(
                'processId', r.process_id, 'stageKey', r.stage_key, 'deals', r.deals)), '[]')
       from reached r) as reached,
      (select coalesce(jsonb_agg(jsonb_build_object(
                'id', p.id, 'name', newest.document -> 'name', 'stages', (
                  select jsonb_agg(jsonb_build_object('key', s.stage -> 'key', 'name', s.stage -> 'name') order by s.place)
                  from jsonb_array_elements(newest.document -> 'stages') with ordinality as s (stage, place))
              ) order by p.position, p.id), '[]')
       from processes p
       cross join lateral (
         select v.document from process_versions v
         where v.workspace_id = p.workspace_id and v.process_id = p.id
         order by v.number desc
         limit 1) as newest
       where p.workspace_id = ${workspaceId} and ${only(sql`p.id`, scope.process)}) as processes
  `
}

/** Rows one may see, of what was asked for. */
function within(actor: Actor, { process, owner, product }: Scope): RawBuilder<unknown> {
  return sql`${visibleTotals(actor, 't')} and ${only(sql`t.process_id`, process)}
        and ${only(sql`t.owner_id`, owner)} and ${only(sql`t.product_id`, product)}`
}

function only(column: RawBuilder<unknown>, id: string | undefined): RawBuilder<unknown> {
  return id === undefined ? sql`true` : sql`${column} = ${id}`
}

function since(column: RawBuilder<unknown>, month: string | null): RawBuilder<unknown> {
  return month === null ? sql`true` : sql`${column} >= ${firstDay(month)}::date`
}

function until(column: RawBuilder<unknown>, month: string | null): RawBuilder<unknown> {
  return month === null ? sql`true` : sql`${column} <= ${firstDay(month)}::date`
}

function isNow({ from }: Period): RawBuilder<unknown> {
  return since(sql`t.closed_month`, from)
}

const groupColumn: Record<Grouping, RawBuilder<unknown>> = {
  person: sql`t.owner_id::text`,
  product: sql`t.product_id::text`,
  month: sql`to_char(t.closed_month, 'YYYY-MM')`,
}

const groupName = (workspaceId: string): Record<Grouping, RawBuilder<unknown>> => ({
  person: sql`(select m.name from members m where m.workspace_id = ${workspaceId} and m.id = c."group"::uuid)`,
  product: sql`(select p.name from products p where p.workspace_id = ${workspaceId} and p.id = c."group"::uuid)`,
  month: sql`null`,
})
