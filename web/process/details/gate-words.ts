import type { Stage } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader.ts'

/** What a stage asks for before a deal goes on, beside its mandatory tasks: fields first, then criteria. */
export function useGateWords(): (stage: Stage) => string[] {
  const say = useSay()
  const { language } = useReader()
  return ({ requiredFields, exitCriteria }) => [
    ...requiredFields.map((field) => say(`process.field.${field}`)),
    ...exitCriteria.map(({ name }) => textIn(name, language)),
  ]
}
