import { type RawBuilder, sql } from 'kysely'
import { ownerFilter } from '../../team/reach.ts'
import type { Asking, FieldInSql, Many } from '../filters/asking.ts'

/** Whose deals `d` are meant, and how they hang together: `from` up to and with `where`. */
export interface Owning {
  from: (asking: Asking) => RawBuilder<unknown>
  of: RawBuilder<unknown>
  record: RawBuilder<unknown>
}

type Standing = 'open' | 'won' | 'lost'

/** What can be asked about the deals of a customer or a product. Deals the reader may not see are not among them. */
export function dealFields(owning: Owning) {
  const many = (standing: Standing): Many => ({
    from: (asking) => sql`${owning.from(asking)} and ${standings[standing]}`,
    of: owning.of,
    record: owning.record,
    amount: sql`d.amount`,
    currency: sql`d.currency`,
    latest: sql`d.closed_at`,
  })
  const anOpen = (asking: Asking) =>
    sql`${owning.from(asking)} and ${standings.open} and ${owning.of} = ${owning.record}`
  return {
    open_deals: { many: many('open') },
    won_deals: { many: many('won') },
    lost_deals: { many: many('lost') },
    won_value: { many: many('won') },
    last_won: { many: many('won') },
    deal_process: { beside: anOpen, value: sql`d.process_id` },
    deal_stage: { beside: anOpen, value: sql`d.stage_key` },
    next_step: { holds: (asking) => sql`exists (select ${anOpen(asking)} and ${hasNextStep})` },
  } as const satisfies Record<string, FieldInSql>
}

/** Deals `d` of the workspace that the reader may see. */
export function seenDeals({ actor }: Asking): RawBuilder<unknown> {
  return sql`d.workspace_id = ${actor.workspaceId} and ${ownerFilter(actor, 'deals.see', sql`d.owner_id`, sql`d.id`)}`
}

/** Something is agreed with the customer, or somebody has something to do. */
export const hasNextStep = sql<boolean>`(d.next_contact_on is not null or exists (
  select from tasks t where t.workspace_id = d.workspace_id and t.deal_id = d.id and t.state = 'open'))`

const standings = {
  open: sql`d.status in ('open', 'resting')`,
  won: sql`d.status = 'won'`,
  lost: sql`d.status = 'lost'`,
}
