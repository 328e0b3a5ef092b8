import type { Deal } from '../../../../contract/deals/deal.ts'

/** The facts of a deal that are changed in place, in the order of the page. */
export const facts = [
  'title',
  'company',
  'amount',
  'expectedCloseOn',
  'nextContactOn',
  'owner',
  'product',
  'source',
  'channel',
] as const
export type Fact = (typeof facts)[number]

/** What a fact is compared by, to see whether somebody else changed it. */
export function valueOf(deal: Deal, fact: Fact): string | number | null {
  const value = deal[fact]
  return typeof value === 'object' && value !== null ? value.id : value
}

/** The request that puts the fact back to what it was. */
export function changeTo(deal: Deal, fact: Fact): Record<string, unknown> {
  return { [fieldOf[fact]]: valueOf(deal, fact) }
}

/** Names of the fields as they are sent, and as events tell of them. */
export const fieldOf = {
  title: 'title',
  company: 'companyId',
  amount: 'amount',
  expectedCloseOn: 'expectedCloseOn',
  nextContactOn: 'nextContactOn',
  owner: 'ownerId',
  product: 'productId',
  source: 'source',
  channel: 'channel',
} as const satisfies Record<Fact, string>

/** Keys of the facts' names. */
export const labelOf = {
  title: 'deals.field.title',
  company: 'deals.field.company',
  amount: 'deals.field.amount',
  expectedCloseOn: 'deals.field.expected_close',
  nextContactOn: 'deals.field.next_contact',
  owner: 'deals.field.owner',
  product: 'deals.field.product',
  source: 'deals.field.source',
  channel: 'deals.page.channel',
} as const satisfies Record<Fact, string>
