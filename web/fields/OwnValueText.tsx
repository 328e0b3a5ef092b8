import type { ReactNode } from 'react'
import type { OwnField, OwnValue } from '../../contract/fields.ts'
import { textIn } from '../../contract/text.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { useColleagues } from '../team/team-queries.ts'
import { Code, DateText, MoneyText, NumberText } from '../ui/values/values.tsx'

/** A value as people read it: choices by their labels, a colleague by name, a number with its unit. */
export function OwnValueText({ field, value }: { field: OwnField; value: OwnValue }): ReactNode {
  const say = useSay()
  const { language } = useReader()
  const labelOf = (key: string) => {
    const choice = field.choices.find((one) => one.key === key)
    return choice ? textIn(choice.label, language) : key
  }
  if (typeof value === 'boolean') return say(value ? 'common.yes' : 'common.no')
  if (Array.isArray(value)) return value.map(labelOf).join(say('own_fields.comma'))
  if (typeof value === 'object') return <MoneyText {...value} />
  if (typeof value === 'number')
    return (
      <>
        <NumberText value={value} maximumFractionDigits={6} />
        {field.unit && <> {textIn(field.unit, language)}</>}
      </>
    )
  switch (field.type) {
    case 'date':
      return <DateText at={value} />
    case 'choice':
      return labelOf(value)
    case 'person':
      return <ColleagueName id={value} />
    case 'link':
      return <Code>{value.replace(/^https?:\/\//, '')}</Code>
    default:
      return value
  }
}

const ColleagueName = ({ id }: { id: string }) => useColleagues().find((one) => one.id === id)?.name ?? '…'
