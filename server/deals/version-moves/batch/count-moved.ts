import { sql } from 'kysely'
import type { ProcessDocument } from '../../../../contract/process/process-document.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { Run } from '../running/run.ts'
import type { MovingDeal } from './moving-deal.ts'

/** The totals (server/deals/totals.ts) follow the deals, a few rows a batch. Run once the deals and visits are written. */
export async function countMoved(
  tx: Tx,
  actor: Actor,
  run: Run,
  deals: readonly MovingDeal[],
): Promise<void> {
  const elsewhere = deals.filter(({ place }) => run.passages[place]?.changesStage)
  if (elsewhere.length > 0) await countStanding(tx, actor, elsewhere)
  const stages = stagesOf(run.target.document).join()
  const otherOrder = new Set(
    run.from.filter(({ document }) => stagesOf(document).join() !== stages).map(({ id }) => id),
  )
  const reaching = deals.filter(
    ({ place, versionId }) => run.passages[place]?.changesStage || otherOrder.has(versionId),
  )
  if (reaching.length > 0) await countReached(tx, actor, run, reaching)
}

const stagesOf = ({ stages }: ProcessDocument) => stages.map(({ key }) => key)

/** Deals by stage, as the board and Numbers sum them. */
async function countStanding(tx: Tx, actor: Actor, deals: readonly MovingDeal[]): Promise<void> {
  await sql`
    insert into deal_totals (workspace_id, process_id, stage_key, status, owner_id, product_id, currency, deals, amount)
    select ${actor.workspaceId}, d.process_id, s.stage_key, d.status, d.owner_id, d.product_id, d.currency,
           sum(s.sign), sum(s.sign * d.amount)
    from unnest(${deals.map(({ id }) => id)}::uuid[], ${deals.map(({ stageKey }) => stageKey)}::text[])
      as b (id, stage_key)
    join deals d on d.workspace_id = ${actor.workspaceId} and d.id = b.id
    cross join lateral (values (b.stage_key, -1), (d.stage_key, 1)) as s (stage_key, sign)
    group by d.process_id, s.stage_key, d.status, d.owner_id, d.product_id, d.currency
  `.execute(tx)
}

/**
 * The funnel: a deal has reached the stages it ever stood in, and those before the furthest of them in its version. So
 * with another version other stages may count as reached.
 */
async function countReached(tx: Tx, actor: Actor, run: Run, deals: readonly MovingDeal[]): Promise<void> {
  const target = stagesOf(run.target.document)
  const placed = [...run.from, run.target].flatMap(({ id, document }) =>
    stagesOf(document).map((key, place, keys) => ({
      version: id,
      key,
      place,
      alike: keys.slice(0, place + 1).join() === target.slice(0, place + 1).join(),
    })),
  )
  await sql`
    with placed as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as p (version uuid, key text, place integer,
        alike boolean)
    ),
    furthest as (
      select b.id, b.version, max(o.place) filter (where s.seq <= b.seq) as was, max(n.place) as is_now,
             array_agg(s.stage_key) filter (where s.seq <= b.seq) as visited_then,
             array_agg(s.stage_key) as visited_now
      from unnest(${deals.map(({ id }) => id)}::uuid[], ${deals.map(({ versionId }) => versionId)}::uuid[],
                  ${deals.map(({ visitSeq }) => visitSeq)}::integer[],
                  ${deals.map(({ place }) => run.passages[place]?.changesStage ?? false)}::boolean[])
        as b (id, version, seq, elsewhere)
      join stage_visits s on s.workspace_id = ${actor.workspaceId} and s.deal_id = b.id
      left join placed o on o.version = b.version and o.key = s.stage_key
      left join placed n on n.version = ${run.target.id} and n.key = s.stage_key
      group by b.id, b.version, b.elsewhere
      -- As far as both versions begin alike, the same is reached in both.
      having b.elsewhere or bool_or(o.alike is not true)
    ),
    reached as (
      select f.id, k.key, k.sign
      from furthest f
      cross join lateral (
        select key, sum(sign) as sign
        from (
          (select key, -1 as sign from placed where version = f.version and place <= f.was
           union select key, -1 from unnest(f.visited_then) as key)
          union all
          (select key, 1 from placed where version = ${run.target.id} and place <= f.is_now
           union select key, 1 from unnest(f.visited_now) as key)
        ) as both_ways (key, sign)
        group by key
        having sum(sign) <> 0
      ) as k
    )
    insert into stage_totals (workspace_id, process_id, stage_key, owner_id, product_id, created_month, deals)
    select ${actor.workspaceId}, d.process_id, r.key, d.owner_id, d.product_id,
           date_trunc('month', d.created_at at time zone 'UTC')::date as month, sum(r.sign)
    from reached r
    join deals d on d.workspace_id = ${actor.workspaceId} and d.id = r.id
    group by d.process_id, r.key, d.owner_id, d.product_id, month
    having sum(r.sign) <> 0
  `.execute(tx)
}
