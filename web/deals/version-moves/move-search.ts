import { sources } from '../../../contract/deals/deal.ts'
import type { ChosenFilter } from '../../../contract/process/version-moves.ts'
import { idOf, manyOf, numberOf, oneOf, type RawSearch, textOf } from '../../platform/search-params.ts'
import { dayOf, keyOf } from '../list/deal-search.ts'

/** What limits a move, as its address says it: the names are those of the API. */
export type MoveFilter = ReturnType<typeof readMoveFilter>

/** The move being looked at, so that a page loaded anew shows it again; and the deals it is limited to, if any. */
export function readMoveSearch(raw: RawSearch) {
  return { move: textOf(raw.move), deals: manyOf(raw.deals), ...readMoveFilter(raw) }
}

function readMoveFilter(raw: RawSearch) {
  return {
    owner: idOf(raw.owner),
    team: idOf(raw.team),
    stage: keyOf(raw.stage),
    source: oneOf(raw.source, sources),
    product: idOf(raw.product),
    amountFrom: amountOf(raw.amountFrom),
    amountTo: amountOf(raw.amountTo),
    createdFrom: dayOf(raw.createdFrom),
    createdTo: dayOf(raw.createdTo),
  }
}

/** Pure: the filter as the API takes it, or nothing where nothing is limited. Amounts are those of one currency. */
export function filterOf(search: MoveFilter, currency: string): ChosenFilter | undefined {
  const { owner, team, stage, source, product, amountFrom, amountTo, createdFrom, createdTo } = search
  const worth = amountFrom !== undefined || amountTo !== undefined
  const said = { owner, team, stage, source, product, amountFrom, amountTo, createdFrom, createdTo }
  const filter = Object.entries({ ...said, currency: worth ? currency : undefined }).filter(
    ([, value]) => value !== undefined,
  )
  return filter.length === 0 ? undefined : (Object.fromEntries(filter) as ChosenFilter)
}

function amountOf(value: RawSearch[string]): number | undefined {
  const amount = numberOf(value)
  return amount !== undefined && amount >= 0 && Number.isSafeInteger(amount) ? amount : undefined
}
