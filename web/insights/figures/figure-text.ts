import type { Definition, Figure } from '../../../contract/insights.ts'
import { enoughCases } from '../../../contract/insights.ts'
import type { Say } from '../../platform/i18n.tsx'
import { formatMoney, formatNumber, formatPercent } from '../../platform/reader/numbers.ts'
import type { Reader } from '../../platform/reader/reader.ts'
import { shortMoney } from './short-money.ts'

/** Who reads, in which words, and (for values) in which currency. */
export interface Saying {
  say: Say
  reader: Reader
  currency: string
}

type Kind = 'deals' | 'share' | 'days' | 'money' | 'money_a_day'

const kindOf: Record<Definition, Kind> = {
  won: 'deals',
  lost: 'deals',
  win_rate: 'share',
  win_rate_by_value: 'share',
  won_value: 'money',
  lost_value: 'money',
  average_won_value: 'money',
  cycle_won: 'days',
  cycle_closed: 'days',
  open: 'deals',
  resting: 'deals',
  open_value: 'money',
  weighted_forecast: 'money',
  sales_velocity: 'money_a_day',
  reached: 'deals',
  won_of_created: 'deals',
}

/** Counts and sums are what they are; these are drawn from their cases, and few cases say little. */
const drawn: ReadonlySet<Definition> = new Set([
  'win_rate',
  'win_rate_by_value',
  'average_won_value',
  'cycle_won',
  'cycle_closed',
  'weighted_forecast',
  'sales_velocity',
])

export function isThin({ definition, cases }: Figure): boolean {
  return drawn.has(definition) && cases > 0 && cases < enoughCases
}

/** `42 %`, `PLN 1.2M`, `34 days`; a dash where nothing is known. */
export function valueText(definition: Definition, value: number | null, saying: Saying): string {
  if (value === null) return '–'
  const { say, reader, currency } = saying
  switch (kindOf[definition]) {
    case 'deals':
      return formatNumber(value, reader)
    case 'share':
      return formatPercent(value, reader)
    case 'days': {
      const days = value < 10 ? Math.round(value * 10) / 10 : Math.round(value)
      return say('insights.days', { count: days })
    }
    case 'money':
    case 'money_a_day': {
      const { amount, unit } = shortMoney({ amount: value, currency }, reader)
      return unit ? `${amount}\u00a0${unit}` : amount
    }
  }
}

/** The value large and its unit small: `PLN 1.2m` with `a day`; `1,2` with `mln zł`. */
export function valueParts({ definition, value }: Figure, saying: Saying): { text: string; unit: string } {
  if (value === null || !isMoney(definition)) return { text: valueText(definition, value, saying), unit: '' }
  const { amount, unit } = shortMoney({ amount: value, currency: saying.currency }, saying.reader)
  const aDay = kindOf[definition] === 'money_a_day' ? saying.say('insights.a_day') : ''
  return { text: amount, unit: [unit, aDay].filter(Boolean).join(' ') }
}

/** Whether the value itself names its currency. */
export function isMoney(definition: Definition): boolean {
  return kindOf[definition].startsWith('money')
}

/** The exact amount behind a shortened one; nothing for what is not money. */
export function exactText({ definition, value }: Figure, { reader, currency }: Saying): string | undefined {
  if (value === null || !isMoney(definition)) return undefined
  return formatMoney({ amount: value, currency }, reader)
}

export interface Change {
  /** Null where there is nothing to measure it by: it was nought. */
  way: 'up' | 'down' | null
  text: string
}

/**
 * Against the period before: shares by points, everything else in per cent of what it was. What reads the same is the
 * same: no change is made of digits nobody sees.
 */
export function changeOf({ definition, value, before }: Figure, saying: Saying): Change | null {
  if (value === null || before === null) return null
  const { say, reader } = saying
  const was = valueText(definition, before, saying)
  if (valueText(definition, value, saying) === was) return { way: null, text: say('insights.change.same') }
  if (kindOf[definition] !== 'share' && before === 0)
    return { way: null, text: say('insights.change.was', { before: was }) }
  const way = value > before ? 'up' : 'down'
  const by =
    kindOf[definition] === 'share'
      ? say('insights.points', { points: Math.round(Math.abs(value - before) * 1000) / 10 })
      : formatPercent(Math.abs(value - before) / before, reader)
  return {
    way,
    text: say(way === 'up' ? 'insights.change.up' : 'insights.change.down', { change: by, before: was }),
  }
}
