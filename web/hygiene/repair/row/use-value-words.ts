import type { OwnValue } from '../../../../contract/fields.ts'
import type { CheckedEntity } from '../../../../contract/hygiene/checks.ts'
import { textIn } from '../../../../contract/text.ts'
import { useOwnFields } from '../../../fields/field-queries.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { formatDay } from '../../../platform/reader/dates.ts'
import { formatMoney, formatNumber } from '../../../platform/reader/numbers.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import { useColleagues } from '../../../team/team-queries.ts'
import type { Values } from './edit-of.ts'

/** Values as they read: "Norway", "Ola Nowak", "3 December", "1 200,00 kr". */
export function useValueWords(entity: CheckedEntity): (values: Values) => string {
  const say = useSay()
  const reader = useReader()
  const colleagues = useColleagues()
  const own = useOwnFields(entity)
  return (values) =>
    Object.entries(values)
      .flatMap(([field, value]) => (value === null ? [] : [written(field, value)]))
      .join(' · ')

  function written(field: string, value: OwnValue): string {
    const { choices = [] } = own.find(({ key }) => field === `own.${key}`) ?? {}
    const choice = (key: string) => {
      const found = choices.find((one) => one.key === key)
      return found ? textIn(found.label, reader.language) : key
    }
    if (Array.isArray(value)) return value.map(choice).join(', ')
    if (typeof value === 'boolean') return say(value ? 'common.yes' : 'common.no')
    if (typeof value === 'number') return formatNumber(value, reader)
    if (typeof value === 'object') return formatMoney(value, reader)
    if (field === 'country') return named('region', value)
    if (field === 'language') return named('language', value)
    if (field === 'source') return say(`deals.source.${value}`)
    if (field === 'channel') return say(`panel.channel.${value}`)
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDay(value, reader)
    return (
      colleagues.find(({ id }) => id === value)?.name ?? (isId(value) ? say('repair.chosen') : choice(value))
    )
  }

  function named(type: 'region' | 'language', code: string): string {
    return new Intl.DisplayNames(reader.language, { type }).of(code) ?? code
  }
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
