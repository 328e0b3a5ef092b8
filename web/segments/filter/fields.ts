import { useQuery } from '@tanstack/react-query'
import { listOwnFields } from '../../../contract/fields.ts'
import { filterFields } from '../../../contract/segments/filter-fields.ts'
import { type FilterEntity, type FilterType, operatorsOf } from '../../../contract/segments/filters.ts'
import type { SegmentEntity } from '../../../contract/segments/segments.ts'
import { textIn } from '../../../contract/text.ts'
import { ask } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useSegments } from '../segment-queries.ts'

/** What can be asked of the records of a list, by the name the reader knows. */
export interface FilterField {
  entity: FilterEntity
  key: string
  label: string
  type: FilterType
  /** Of a field the company added itself, and of segments. */
  choices?: readonly { value: string; label: string }[]
}

const ownTypes = {
  text: 'text',
  link: 'text',
  number: 'number',
  money: 'money',
  date: 'date',
  choice: 'choice',
  choices: 'choices',
  person: 'member',
  yes_no: 'yes_no',
} as const satisfies Record<string, FilterType>

/** The fields every company has, then its own. */
export function useFilterFields(entity: FilterEntity): readonly FilterField[] {
  const say = useSay()
  const { language } = useReader()
  const own = useQuery(ask(listOwnFields)).data?.rows ?? []
  const segments = useSegments().data?.rows ?? []
  const known: Record<string, FilterType> = filterFields[entity]
  return [
    ...Object.entries(known).flatMap(([key, type]) => {
      const field = { entity, key, type, label: say(`filters.field.${key}`) }
      if (type !== 'segment') return [field]
      const choices = segments
        .filter((one) => segmentKinds(entity, key).includes(one.entity))
        .map(({ id, name }) => ({ value: id, label: name }))
      return choices.length > 0 ? [{ ...field, choices }] : []
    }),
    ...own
      .filter((field) => field.entity === entity && field.retiredAt === null)
      .map((field) => ({
        entity,
        key: `own.${field.key}`,
        type: ownTypes[field.type],
        label: textIn(field.label, language),
        ...(field.choices.length > 0 && {
          choices: field.choices.map(({ key, label }) => ({ value: key, label: textIn(label, language) })),
        }),
      })),
  ]
}

/** The days of a report come with the report's list: by hand one says before and after, by the company's clock. */
const ofReports = ['since', 'until']

export const operatorsFor = (type: FilterType): string[] =>
  Object.keys(operatorsOf[type]).filter((operator) => !ofReports.includes(operator))

/** Whether an operator says everything by itself. */
export const needsValue = (operator: string): boolean => operator !== 'filled' && operator !== 'empty'

/** Whose segments a field asks about: a deal's are those of its company and people. */
function segmentKinds(entity: FilterEntity, key: string): readonly SegmentEntity[] {
  if (key === 'company_segment') return ['company']
  if (entity === 'deal') return ['company', 'person']
  return entity === 'product' ? [] : [entity]
}
