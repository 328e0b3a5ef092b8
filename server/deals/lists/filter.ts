import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { DealFilter as fields } from '../../../contract/deals/deals.ts'
import type { Actor } from '../../platform/actor.ts'
import { containing } from '../../platform/database/like.ts'
import { buyerBehind } from '../../segments/fields/buyer-behind.ts'
import { reachedStages } from '../../segments/fields/reached-stages.ts'
import { ownersWithin, sharedWithin } from '../../team/reach.ts'

export type DealFilter = z.output<z.ZodObject<typeof fields>>

/** What a caller asked of deals `d`, as SQL. Every value is a parameter; every name comes from here. */
export function dealFilter(actor: Actor, asked: DealFilter): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = []
  const add = (value: unknown, condition: () => RawBuilder<unknown>) => {
    if (value !== undefined) conditions.push(condition())
  }
  add(asked.process, () => sql`d.process_id = ${asked.process}`)
  add(asked.stage, () => sql`d.stage_key = ${asked.stage}`)
  // Written out, not a parameter: a plan made once for all values could not use the indexes of open or closed deals.
  add(asked.status, () => sql`d.status = ${sql.lit(asked.status)}`)
  add(asked.owner, () => sql`d.owner_id = ${asked.owner}`)
  add(asked.company, () => sql`d.company_id = ${asked.company}`)
  add(asked.product, () => sql`d.product_id = ${asked.product}`)
  add(asked.source, () => sql`d.source = ${asked.source}`)
  add(asked.currency, () => sql`d.currency = ${asked.currency}`)
  // Days of a report are UTC days, as the months of the totals: a number and its deals then always agree.
  add(asked.closedFrom, () => sql`d.closed_at >= ${`${asked.closedFrom}T00:00:00Z`}::timestamptz`)
  add(
    asked.closedTo,
    () => sql`d.closed_at < ${`${asked.closedTo}T00:00:00Z`}::timestamptz + interval '1 day'`,
  )
  add(asked.createdFrom, () => sql`d.created_at >= ${`${asked.createdFrom}T00:00:00Z`}::timestamptz`)
  add(
    asked.createdTo,
    () => sql`d.created_at < ${`${asked.createdTo}T00:00:00Z`}::timestamptz + interval '1 day'`,
  )
  add(asked.flagged, () => sql`d.import_flags is not null`)
  add(asked.late, () => sql`d.status = 'open' and d.deadline_at < now()`)
  add(asked.buyer, () => buyerBehind(actor))
  add(
    asked.person,
    () => sql`exists (select from deal_people dp where dp.workspace_id = d.workspace_id and dp.deal_id = d.id
                        and dp.person_id = ${asked.person})`,
  )
  add(asked.reached, () => sql`exists (select ${reachedStages} and r.key = ${asked.reached})`)
  add(asked.text, () => titled(actor, asked.text as string))
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** Of those that rights reach through their owner, the first thousand; of the few that colleagues share, all. */
function titled(actor: Actor, text: string): RawBuilder<unknown> {
  const pattern = containing(text)
  const owned = sql`d.id in (select id from deals_like(${pattern}, ${ownersWithin(actor, 'deals.see')}::uuid[], 1000))`
  const shared = sharedWithin(actor, 'deals.see')
  if (shared.length === 0) return owned
  return sql`(${owned} or d.id = any(${shared}::uuid[]) and d.search_title like ${pattern})`
}
