import type pg from 'pg'

/**
 * The rows in which the kept totals differ from the deals counted anew, in either direction: none, or something is wrong.
 * @param owner sees every workspace
 */
export async function unequalTotals(owner: Pick<pg.Pool, 'query'>): Promise<unknown[]> {
  const { rows: totals } = await owner.query(differing(countedDeals, keptDeals))
  const { rows: reached } = await owner.query(differing(countedReached, keptReached))
  const { rows: board } = await owner.query(differing(countedBoard, keptBoard))
  return [...totals, ...reached, ...board]
}

const differing = (counted: string, kept: string) => `
  select 'counted' as "only", a.* from (${counted} except all ${kept}) a
  union all
  select 'kept' as "only", b.* from (${kept} except all ${counted}) b`

const countedDeals = `
  select workspace_id, process_id, stage_key, status, owner_id, product_id, currency,
         date_trunc('month', closed_at at time zone 'UTC')::date as closed_month, count(*)::numeric as deals,
         sum(amount) as amount,
         coalesce(sum(greatest(0, round(extract(epoch from closed_at - created_at) / 86400))), 0) as cycle_days
  from deals
  group by 1, 2, 3, 4, 5, 6, 7, 8`

const keptDeals = `
  select workspace_id, process_id, stage_key, status, owner_id, product_id, currency, closed_month,
         sum(deals)::numeric as deals, sum(amount) as amount, sum(cycle_days)::numeric as cycle_days
  from deal_totals
  group by 1, 2, 3, 4, 5, 6, 7, 8
  having sum(deals) <> 0 or sum(amount) <> 0 or sum(cycle_days) <> 0`

/**
 * A deal has reached every stage it ever stood in, and those of its version before the furthest of them; beyond the last
 * one if it is won.
 */
const countedReached = `
  select d.workspace_id, d.process_id, s.key as stage_key, d.owner_id, d.product_id,
         date_trunc('month', d.created_at at time zone 'UTC')::date as created_month, count(*)::numeric as deals
  from deals d
  join process_versions p on p.workspace_id = d.workspace_id and p.id = d.process_version_id
  cross join lateral (
    select s.stage ->> 'key' as key from jsonb_array_elements(p.document -> 'stages') with ordinality s (stage, place)
    where s.place <= (
      select max(f.place)
      from jsonb_array_elements(p.document -> 'stages') with ordinality f (stage, place)
      join stage_visits v on v.workspace_id = d.workspace_id and v.deal_id = d.id and v.stage_key = f.stage ->> 'key')
    union
    select v.stage_key from stage_visits v where v.workspace_id = d.workspace_id and v.deal_id = d.id
    union
    select 'WON' where d.status = 'won'
  ) s
  group by 1, 2, 3, 4, 5, 6`

const keptReached = `
  select workspace_id, process_id, stage_key, owner_id, product_id, created_month, sum(deals)::numeric as deals
  from stage_totals
  group by 1, 2, 3, 4, 5, 6
  having sum(deals) <> 0`

/** What the board reads: the folded totals by stage, and what was not folded yet. */
const countedBoard = `
  select workspace_id, process_id, stage_key, status, currency, count(*)::numeric as deals, sum(amount) as amount
  from deals
  group by 1, 2, 3, 4, 5`

const keptBoard = `
  select workspace_id, process_id, stage_key, status, currency, sum(deals)::numeric as deals, sum(amount) as amount
  from (
    select workspace_id, process_id, stage_key, status, currency, deals, amount from board_totals
    union all
    select workspace_id, process_id, stage_key, status, currency, deals, amount from deal_totals where not folded
  ) kept
  group by 1, 2, 3, 4, 5
  having sum(deals) <> 0 or sum(amount) <> 0`
