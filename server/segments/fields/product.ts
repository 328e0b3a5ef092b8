import { sql } from 'kysely'
import type { EntityFields } from '../filters/asking.ts'
import { dealFields, seenDeals } from './deals-of.ts'

const deals = dealFields({
  from: (asking) => sql`from deals d where ${seenDeals(asking)} and d.product_id is not null`,
  of: sql`d.product_id`,
  record: sql`p.id`,
})

/** How a product `p` is asked. */
export const productFields = {
  name: { value: sql`p.name` },
  series: { value: sql`p.series` },
  price: { value: sql`p.price`, currency: sql`p.currency` },
  created: { value: sql`p.created_at` },
  in_sale: { holds: () => sql`p.archived_at is null` },
  open_deals: deals.open_deals,
  won_deals: deals.won_deals,
} as const satisfies EntityFields
