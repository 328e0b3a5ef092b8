import type { RequiredField } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useAllOwnFields } from '../../fields/field-queries.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'

/** What a field that a stage requires is called: ours in our words, the company's own by its label. */
export function useFieldNames(): (field: RequiredField) => string {
  const say = useSay()
  const { language } = useReader()
  const rows = useAllOwnFields().data?.rows ?? []
  return (field) => {
    if (!field.includes('.own.')) return say(`process.field.${field}`)
    const [entity, , key] = field.split('.')
    const own = rows.find((one) => one.entity === entity && one.key === key)
    return own ? textIn(own.label, language) : field
  }
}
