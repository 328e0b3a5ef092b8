import type { Check } from '../../../../contract/hygiene/checks.ts'
import { textIn } from '../../../../contract/text.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'

/** "No industry", "No Tender number", or what the company called it. */
export function useCheckName(): (check: Pick<Check, 'key' | 'name' | 'label'>) => string {
  const say = useSay()
  const { language } = useReader()
  return ({ key, name, label }) => {
    if (name !== null) return name
    return label === null
      ? say(`repair.check.${key}`)
      : say('repair.check.wanted', { field: textIn(label, language) })
  }
}
