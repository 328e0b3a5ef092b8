import type { Stage } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useFieldNames } from './field-names.ts'

/** What a stage asks for before a deal goes on, beside its mandatory tasks: fields first, then criteria. */
export function useGateWords(): (stage: Stage) => string[] {
  const { language } = useReader()
  const fieldName = useFieldNames()
  return ({ requiredFields, exitCriteria }) => [
    ...requiredFields.map((field) => fieldName(field)),
    ...exitCriteria.map(({ name }) => textIn(name, language)),
  ]
}
