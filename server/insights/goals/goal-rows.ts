import { type RawBuilder, sql } from 'kysely'
import type { ProcessId } from '../../../contract/ids.ts'
import { dealTotals, visibleTotals } from '../../deals/lists/seen-totals.ts'
import { visibleDeals } from '../../deals/policy.ts'
import type { Actor } from '../../platform/actor.ts'
import { type ClosedPeriod, firstDay, plusMonths } from '../period.ts'

/** Deals won and lost in one month, from the totals. */
export interface MonthRow {
  processId: ProcessId
  month: string
  status: 'won' | 'lost'
  currency: string
  deals: number
  amount: number
  cycleDays: number
}

/** One statement for all processes: a row a month, outcome and currency, however many deals were closed. */
export function monthRows(actor: Actor, { from, to }: ClosedPeriod): RawBuilder<MonthRow> {
  return sql<MonthRow>`
    select t.process_id as "processId", to_char(t.closed_month, 'YYYY-MM') as month, t.status, t.currency,
           sum(t.deals)::integer as deals, sum(t.amount)::bigint as amount, sum(t.cycle_days)::bigint as "cycleDays"
    from ${dealTotals(actor, 't')}
    where t.workspace_id = ${actor.workspaceId} and t.status in ('won', 'lost')
      and t.closed_month >= ${firstDay(from)}::date and t.closed_month <= ${firstDay(to)}::date
      and ${visibleTotals(actor, 't')}
    group by 1, 2, 3, 4
    having sum(t.deals) <> 0
  `
}

/** More companies than that are not looked up one by one. */
export const mostCompanies = 2_000

/**
 * Companies whose first deal ever was won in the period, in this process. Only won deals of the period are read, the
 * latest `mostCompanies` of them, and of each company whether it had bought before.
 */
export function newCustomers(
  actor: Actor,
  processId: ProcessId,
  period: ClosedPeriod,
): RawBuilder<{ count: number }> {
  return sql<{ count: number }>`
    with won as materialized (
      select d.company_id
      from deals d
      where d.workspace_id = ${actor.workspaceId} and d.status = 'won' and ${closedIn(period)}
        and d.process_id = ${processId} and d.company_id is not null and ${visibleDeals(actor)}
      order by d.closed_at desc
      limit ${mostCompanies}
    )
    select count(distinct w.company_id)::integer as count
    from won w
    where not exists (
      select from deals b
      where b.workspace_id = ${actor.workspaceId} and b.company_id = w.company_id and b.status = 'won'
        and b.closed_at < ${startOf(period.from)}::timestamptz)
  `
}

/**
 * Won deals of the period, the latest `mostCompanies` of them whose customer is known, and how many of those customers
 * had bought before: the company, or where a deal has none, one of its people.
 */
export function loyalCustomers(
  actor: Actor,
  processId: ProcessId,
  period: ClosedPeriod,
): RawBuilder<{ deals: number; again: number }> {
  return sql<{ deals: number; again: number }>`
    with won as materialized (
      select d.id, d.company_id, d.closed_at
      from deals d
      where d.workspace_id = ${actor.workspaceId} and d.status = 'won' and ${closedIn(period)}
        and d.process_id = ${processId} and ${visibleDeals(actor)}
        and (d.company_id is not null
             or exists (select from deal_people p where p.workspace_id = d.workspace_id and p.deal_id = d.id))
      order by d.closed_at desc
      limit ${mostCompanies}
    )
    select count(*)::integer as deals,
           count(*) filter (where case
             when w.company_id is not null then exists (
               select from deals b
               where b.workspace_id = ${actor.workspaceId} and b.company_id = w.company_id and b.status = 'won'
                 and b.closed_at < w.closed_at)
             else exists (
               select from deal_people his
               join deal_people earlier on earlier.workspace_id = his.workspace_id and earlier.person_id = his.person_id
               join deals b on b.workspace_id = earlier.workspace_id and b.id = earlier.deal_id
               where his.workspace_id = ${actor.workspaceId} and his.deal_id = w.id and b.status = 'won'
                 and b.closed_at < w.closed_at)
           end)::integer as again
    from won w
  `
}

/** Deals won in one month by whether their product has a margin, from the totals. */
export interface MarginRow {
  processId: ProcessId
  month: string
  currency: string
  deals: number
  amount: number
  /** What their margins leave of the amount, in minor units; null for deals whose margin is not known. */
  profit: number | null
}

/** One statement for all processes, with the margins as they are now: a row a month, currency and known or not. */
export function marginRows(actor: Actor, { from, to }: ClosedPeriod): RawBuilder<MarginRow> {
  return sql<MarginRow>`
    select t.process_id as "processId", to_char(t.closed_month, 'YYYY-MM') as month, t.currency,
           sum(t.deals)::integer as deals, sum(t.amount)::bigint as amount,
           round(sum(t.amount * p.margin / 100))::bigint as profit
    from ${dealTotals(actor, 't')}
    left join products p on p.workspace_id = t.workspace_id and p.id = t.product_id
    where t.workspace_id = ${actor.workspaceId} and t.status = 'won'
      and t.closed_month >= ${firstDay(from)}::date and t.closed_month <= ${firstDay(to)}::date
      and ${visibleTotals(actor, 't')}
    group by 1, 2, 3, p.margin is null
    having sum(t.deals) <> 0
  `
}

/** The newest deals of the period that a first contact is measured on. */
export const mostContacts = 500
const mostLookedAt = 5_000

/** When the newest deals of the period were created and first contacted. */
export function firstContacts(
  actor: Actor,
  processId: ProcessId,
  period: ClosedPeriod,
): RawBuilder<{ createdAt: string; contactAt: string }> {
  return sql<{ createdAt: string; contactAt: string }>`
    select n.created_at as "createdAt", n.first_contact_at as "contactAt"
    from (
      select d.process_id, d.created_at, d.first_contact_at
      from deals d
      where d.workspace_id = ${actor.workspaceId} and d.created_at >= ${startOf(period.from)}::timestamptz
        and d.created_at < ${startOf(plusMonths(period.to, 1))}::timestamptz and ${visibleDeals(actor)}
      order by d.created_at desc, d.id desc
      limit ${mostLookedAt}
    ) n
    where n.process_id = ${processId} and n.first_contact_at is not null
    limit ${mostContacts}
  `
}

function closedIn({ from, to }: ClosedPeriod): RawBuilder<unknown> {
  return sql`d.closed_at >= ${startOf(from)}::timestamptz and d.closed_at < ${startOf(plusMonths(to, 1))}::timestamptz`
}

const startOf = (month: string) => `${firstDay(month)}T00:00:00Z`
