import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { ownerFilter, sharedWithin } from '../../team/reach.ts'
import { wonKey } from './totals.ts'

/**
 * Totals know owners, not single deals. What the reader may see because his rights reach the owner is read from them;
 * the deals that colleagues share with him, which are few, are added one by one. Who has none pays nothing.
 */
export function dealTotals(actor: Actor, alias: string): RawBuilder<unknown> {
  if (!sharesAny(actor)) return sql`deal_totals ${sql.ref(alias)}`
  return both(
    actor,
    alias,
    sql`select t.workspace_id, t.process_id, t.stage_key, t.status, t.owner_id, t.product_id, t.currency, t.closed_month,
             t.deals, t.amount, t.cycle_days from deal_totals t`,
    sql`
      select d.workspace_id, d.process_id, d.stage_key, d.status, d.owner_id, d.product_id, d.currency,
             date_trunc('month', d.closed_at at time zone 'UTC')::date as closed_month, 1::bigint as deals,
             d.amount::numeric as amount,
             case when d.closed_at is null then 0
                  else greatest(0, round(extract(epoch from d.closed_at - d.created_at) / 86400)) end::bigint as cycle_days`,
    sql`deals d`,
  )
}

/** The same for the funnel: each stage a shared deal reached, as countReached has it. */
export function stageTotals(actor: Actor, alias: string): RawBuilder<unknown> {
  if (!sharesAny(actor)) return sql`stage_totals ${sql.ref(alias)}`
  return both(
    actor,
    alias,
    sql`select t.workspace_id, t.process_id, t.stage_key, t.owner_id, t.product_id, t.created_month, t.deals
        from stage_totals t`,
    sql`
      select d.workspace_id, d.process_id, r.stage_key, d.owner_id, d.product_id,
             date_trunc('month', d.created_at at time zone 'UTC')::date as created_month, 1::bigint as deals`,
    sql`deals d
      join process_versions v on v.workspace_id = d.workspace_id and v.id = d.process_version_id
      cross join lateral (
        select s.stage_key from stage_visits s where s.workspace_id = d.workspace_id and s.deal_id = d.id
        union
        select before.stage ->> 'key'
        from jsonb_array_elements(v.document -> 'stages') with ordinality as before (stage, place)
        where before.place < (
          select max(stood.place)
          from jsonb_array_elements(v.document -> 'stages') with ordinality as stood (stage, place)
          join stage_visits s on s.workspace_id = d.workspace_id and s.deal_id = d.id
                             and s.stage_key = stood.stage ->> 'key')
        union
        select ${wonKey} where d.status = 'won'
      ) r`,
  )
}

/** Which rows of `dealTotals` or `stageTotals` he may see. */
export function visibleTotals(actor: Actor, alias: string): RawBuilder<boolean> {
  return sharesAny(actor) ? sql<boolean>`true` : owned(actor, alias)
}

function both(
  actor: Actor,
  alias: string,
  totals: RawBuilder<unknown>,
  columns: RawBuilder<unknown>,
  deals: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { workspaceId } = actor
  const shared = sharedWithin(actor, 'deals.see')
  return sql`(
    ${totals} where t.workspace_id = ${workspaceId} and ${owned(actor, 't')}
    union all
    ${columns}
    from ${deals}
    where d.workspace_id = ${workspaceId} and d.id = any(${shared}::uuid[]) and ${owned(actor, 'd')} is not true
  ) ${sql.ref(alias)}`
}

const sharesAny = (actor: Actor) => sharedWithin(actor, 'deals.see').length > 0

const owned = (actor: Actor, alias: string) =>
  ownerFilter(actor, 'deals.see', sql.ref(`${alias}.owner_id`), null)
