import { sql } from 'kysely'
import type { leadNumbers as route, SourceNumbers } from '../../../contract/leads/numbers.ts'
import type { Received, Returned } from '../../../contract/route.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { workingTimeBetween } from '../../platform/time/working-time.ts'
import { workspaceCalendar } from '../../team/calendars/workspace-calendar.ts'
import { workspaceCurrency } from '../../team/workspace/workspace-currency.ts'
import { mayEditCosts, mayKnowCosts, visibleLeads } from '../policy.ts'
import { costsIn } from './source-costs.ts'

type Counts = Omit<SourceNumbers, 'source' | 'cost' | 'costPerLead' | 'costPerWon'>

/**
 * Of the leads that came in a period (UTC days, both inclusive), by source: how many, what became of them since, what
 * they cost. A cost whose span lies only partly within carries that part, by days. Each number is that of the list with
 * the same filter.
 */
export async function leadNumbers(
  tx: Tx,
  { from, to }: Received<typeof route>['query'],
  actor: Actor,
): Promise<Returned<typeof route>> {
  const knowsCosts = mayKnowCosts(actor)
  const counts = await countsBySource(tx, actor, from, to)
  const costs = knowsCosts ? await costsBySource(tx, actor, from, to) : new Map<string, number>()
  const sources = [...new Set([...counts.keys(), ...costs.keys()])]
  const rows = sources
    .map((source) => withCost(source, counts.get(source) ?? none, costs.get(source ?? '') ?? null))
    .toSorted((a, b) => b.leads - a.leads || (a.source ?? '~').localeCompare(b.source ?? '~'))
  const { source: _every, ...total } = withCost(
    null,
    rows.reduce(added, none),
    costs.size > 0 ? rows.reduce((sum, { cost }) => sum + (cost ?? 0), 0) : null,
  )
  return {
    currency: await workspaceCurrency(tx, actor.workspaceId),
    rows,
    total,
    ...(await firstContacts(tx, actor, from, to)),
    costs: knowsCosts ? await costsIn(tx, actor, { from, to }) : [],
    can: { editCosts: mayEditCosts(actor) || 'not_allowed' },
  }
}

async function countsBySource(tx: Tx, actor: Actor, from: string, to: string) {
  const { rows } = await sql<Counts & { source: SourceNumbers['source'] }>`
    select l.source, count(*)::integer as leads,
           (count(*) filter (where l.contact_count > 0))::integer as contacted,
           (count(*) filter (where l.status = 'qualified'))::integer as qualified,
           (count(*) filter (where l.status = 'disqualified'))::integer as disqualified,
           (count(*) filter (where l.deal_id is not null))::integer as deals,
           (count(*) filter (where d.status = 'won'))::integer as won
    from leads l
    left join deals d on d.workspace_id = l.workspace_id and d.id = l.deal_id
    where ${inPeriod(actor, from, to)}
    group by l.source
  `.execute(tx)
  return new Map<string | null, Counts>(rows.map(({ source, ...row }) => [source, row]))
}

/** Whole minor units, by the days of each span that lie within the period. */
async function costsBySource(tx: Tx, actor: Actor, from: string, to: string) {
  const { rows } = await sql<{ source: NonNullable<SourceNumbers['source']>; cost: number }>`
    select s.source, round(sum(s.amount::numeric
             * (least(s.to_on, ${to}::date) - greatest(s.from_on, ${from}::date) + 1) / (s.to_on - s.from_on + 1)))::bigint as cost
    from source_costs s
    where s.workspace_id = ${actor.workspaceId} and s.to_on >= ${from} and s.from_on <= ${to}
    group by s.source
  `.execute(tx)
  return new Map<string, number>(rows.map(({ source, cost }) => [source, Number(cost)]))
}

/** How many of the newest are looked at for the median: the figure settles long before. */
const looked = 5_000

/** How fast somebody was in touch: in working time, so that a weekend counts for nothing. */
async function firstContacts(tx: Tx, actor: Actor, from: string, to: string) {
  const { rows } = await sql<{ createdAt: string; at: string; inTime: boolean }>`
    select l.created_at as "createdAt", l.first_contact_at as at,
           coalesce(l.first_contact_at <= l.first_contact_due_at, true) as "inTime"
    from leads l
    where ${inPeriod(actor, from, to)} and l.first_contact_at is not null and l.recycle_count = 0
    order by l.created_at desc
    limit ${looked}
  `.execute(tx)
  if (rows.length === 0) return { medianFirstContactMinutes: null, inTime: null }
  const calendar = await workspaceCalendar(tx, actor.workspaceId)
  const minutes = rows
    .map(({ createdAt, at }) =>
      Math.max(0, workingTimeBetween(calendar, Date.parse(createdAt), Date.parse(at))),
    )
    .sort((a, b) => a - b)
  const [low, high] = [minutes[(minutes.length - 1) >> 1] ?? 0, minutes[minutes.length >> 1] ?? 0]
  return {
    medianFirstContactMinutes: Math.round((low + high) / 2),
    inTime: rows.filter(({ inTime }) => inTime).length / rows.length,
  }
}

const inPeriod = (actor: Actor, from: string, to: string) => sql`
  l.workspace_id = ${actor.workspaceId} and l.archived_at is null and ${visibleLeads(actor)}
  and l.created_at >= ${`${from}T00:00:00Z`}::timestamptz
  and l.created_at < ${`${to}T00:00:00Z`}::timestamptz + interval '1 day'`

const none: Counts = { leads: 0, contacted: 0, qualified: 0, disqualified: 0, deals: 0, won: 0 }

const added = (sum: Counts, row: Counts): Counts => ({
  leads: sum.leads + row.leads,
  contacted: sum.contacted + row.contacted,
  qualified: sum.qualified + row.qualified,
  disqualified: sum.disqualified + row.disqualified,
  deals: sum.deals + row.deals,
  won: sum.won + row.won,
})

/** Pure: cost of the period ÷ leads that came in it, ÷ those of them that were won since. */
function withCost(source: string | null, counts: Counts, cost: number | null): SourceNumbers {
  const per = (count: number) => (cost === null || count === 0 ? null : Math.round(cost / count))
  return {
    source: source as SourceNumbers['source'],
    ...counts,
    cost,
    costPerLead: per(counts.leads),
    costPerWon: per(counts.won),
  }
}
