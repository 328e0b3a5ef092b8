import type { OwnValues } from '../../contract/fields.ts'
import type { ProductId } from '../../contract/ids.ts'

/**
 * Product    something the company sells, known by its name; everybody signed in may see it.
 * Series     the family it belongs to.
 * Price      the list price of one; what a deal is worth stands on the deal.
 * Margin     what stays of the price once its own cost is paid, in per cent; null while nobody said.
 * Archived   out of sale: stays on the deals that have it, is offered to none.
 */
export interface Product {
  id: ProductId
  name: string
  series: string | null
  price: number | null
  currency: string | null
  margin: number | null
  archivedAt: string | null
  createdAt: string
  externalId: string | null
  own: OwnValues
  version: number
}
