import { type Grouping, groupings, type showNumbers } from '../../contract/insights.ts'
import type { Sent } from '../../contract/route.ts'
import { oneOf, type RawSearch, textOf } from '../platform/search-params.ts'
import { type Months, monthsOfPreset, type Preset, presets } from './figures/months/months.ts'

/** What the bars of the breakdown stand for. */
export const measures = ['won_value', 'won', 'win_rate'] as const
export type Measure = (typeof measures)[number]

export interface NumbersSearch extends Months {
  period: Preset | 'own'
  process?: string | undefined
  owner?: string | undefined
  product?: string | undefined
  by: Grouping
  show: Measure
  /** The process whose funnel is looked at, where several have one. */
  funnel?: string | undefined
}

/** The last twelve months unless the address says otherwise; months of one's own choice need both ends. */
export function readNumbersSearch(raw: RawSearch): NumbersSearch {
  const from = monthOf(raw.from)
  const to = monthOf(raw.to)
  const own = from !== undefined && to !== undefined && from <= to
  return {
    period: own ? 'own' : (oneOf(raw.period, presets) ?? 'last_12_months'),
    ...(own && { from, to }),
    process: idOf(raw.process),
    owner: idOf(raw.owner),
    product: idOf(raw.product),
    by: oneOf(raw.by, groupings) ?? 'person',
    show: oneOf(raw.show, measures) ?? 'won_value',
    funnel: idOf(raw.funnel),
  }
}

/** What the server is asked. */
export function questionOf(search: NumbersSearch, currentMonth: string): NumbersQuestion {
  const { process, owner, product, by } = search
  return { process, owner, product, by, ...monthsIn(search, currentMonth) } as NumbersQuestion
}

export type NumbersQuestion = NonNullable<Sent<typeof showNumbers>['query']>

export function monthsIn({ period, from, to }: NumbersSearch, currentMonth: string): Months {
  return period === 'own' ? { from, to } : monthsOfPreset(period, currentMonth)
}

function monthOf(value: RawSearch[string]): string | undefined {
  const text = textOf(value)
  return text !== undefined && /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : undefined
}

function idOf(value: RawSearch[string]): string | undefined {
  const text = textOf(value)
  return text !== undefined && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? text : undefined
}
