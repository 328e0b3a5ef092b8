import type { Money } from '../../../contract/money.ts'
import type { Condition, Span } from '../../../contract/segments/filters.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatDay } from '../../platform/reader/dates.ts'
import { formatMoney, formatNumber } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useChoices } from './choices.ts'
import { type FilterField, needsValue } from './fields.ts'
import { recordKind, useRecordNames } from './records.ts'

/** A condition as it reads in the sentence: "industry is Retail", "no activity in the last 30 days". */
export function useConditionWords(
  field: FilterField | undefined,
  { operator, value, field: key }: Condition,
): string {
  const say = useSay()
  const reader = useReader()
  const choices = useChoices(field)
  const kind = recordKind(field)
  const records = useRecordNames(kind, kind && Array.isArray(value) ? value : [])
  const given = value === undefined ? null : written()
  const own = special[`${key}.${operator}`]
  const message = own ?? `filters.says.${operator}`
  const missing = needsValue(operator) && (given === null || given === '')
  const words = {
    field: field?.label ?? key,
    value: missing ? '…' : given,
    is: value === true ? 'true' : 'false',
  }
  if (field?.type === 'yes_no') return say(`filters.says.yes_no`, words)
  return say(message, words)

  function written(): string {
    if (Array.isArray(value)) {
      const names = [...new Set(value)].map(
        (one) =>
          records.get(one) ??
          choices?.find((choice) => choice.value === one)?.label ??
          (isId(one) ? '…' : one),
      )
      return new Intl.ListFormat(reader.language, { type: 'disjunction' }).format(names)
    }
    if (typeof value === 'number') return formatNumber(value, reader)
    if (typeof value === 'boolean') return say(value ? 'common.yes' : 'common.no')
    if (typeof value === 'object') return 'unit' in value ? span(value) : formatMoney(value as Money, reader)
    if (operator === 'in_period') return say(`filters.period.${value}`)
    if (value === 'today') return say('filters.period.today')
    return ['before', 'after', 'since', 'until'].includes(operator)
      ? formatDay(value ?? '', reader)
      : `“${value}”`
  }

  function span({ count, unit }: Span): string {
    return say(`filters.span.${unit}`, { count })
  }
}

/** Where the field and what is said of it have a word together. */
const special: Record<string, string> = {
  'last_activity.not_in_last': 'filters.says.silent',
  'last_activity.empty': 'filters.says.never_active',
  'owner.empty': 'filters.says.no_owner',
  'came_by.any_of': 'filters.says.came_by',
  'came_by.none_of': 'filters.says.came_not_by',
}

const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text)
