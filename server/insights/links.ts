import type { MemberId, ProductId } from '../../contract/ids.ts'
import type { DealLink, Grouping } from '../../contract/insights.ts'
import { firstDay, lastDay, type Period } from './period.ts'
import type { Scope } from './table.ts'

/** Filters of the list of deals; each lists exactly the cases of the figure it goes with. */
export interface Links {
  closed: DealLink
  won: DealLink
  lost: DealLink
  open: DealLink
  resting: DealLink
  /** Of the funnel: by the month of creation. */
  created: DealLink
}

/** Before this day nothing is closed: how a list says "closed, whenever". */
const everSince = '1900-01-01'

export function linksFor({ process, owner, product }: Scope, { from, to }: Period): Links {
  const scope = { ...(process && { process }), ...(owner && { owner }), ...(product && { product }) }
  const closed = {
    ...scope,
    closedFrom: from === null ? everSince : firstDay(from),
    ...(to !== null && { closedTo: lastDay(to) }),
  }
  return {
    closed,
    won: { ...closed, status: 'won' },
    lost: { ...closed, status: 'lost' },
    open: { ...scope, status: 'open' },
    resting: { ...scope, status: 'resting' },
    created: {
      ...scope,
      ...(from !== null && { createdFrom: firstDay(from) }),
      ...(to !== null && { createdTo: lastDay(to) }),
    },
  }
}

/** The links of one person, product or month; null where no filter names it. */
export function linksOfGroup(scope: Scope, period: Period, by: Grouping, id: string | null): Links | null {
  if (id === null) return null
  if (by === 'month') return linksFor(scope, { from: id, to: id })
  return linksFor(
    by === 'person' ? { ...scope, owner: id as MemberId } : { ...scope, product: id as ProductId },
    period,
  )
}
