import type { OwnField, OwnFieldEntity, OwnValues } from '../../../contract/fields.ts'
import { textIn } from '../../../contract/text.ts'
import { useOwnFields } from '../../fields/field-queries.ts'
import { OwnValueText } from '../../fields/OwnValueText.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import type { Column } from '../../ui/tables/DataTable.tsx'

/** A column for each field the company added to such records. None of them is sorted by: no index keeps their order. */
export function useOwnColumns(entity: OwnFieldEntity): readonly Column<{ own: OwnValues }>[] {
  const { language } = useReader()
  return useOwnFields(entity).map((field) => ({
    key: `own.${field.key}`,
    label: textIn(field.label, language),
    cell: ({ own }) => {
      const value = own[field.key]
      return value === undefined ? null : <OwnValueText field={field} value={value} />
    },
    ...(isCompared(field) && { align: 'end' as const }),
    width: isCompared(field) ? '130px' : '180px',
    onPhone: false,
  }))
}

const isCompared = ({ type }: OwnField) => type === 'number' || type === 'money' || type === 'date'
