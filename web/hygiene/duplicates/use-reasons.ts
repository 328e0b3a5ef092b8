import type { Likeness } from '../../../contract/hygiene/duplicates.ts'
import { useSay } from '../../platform/i18n.tsx'

/** "Same telephone, similar name; but other company". */
export function useReasons(): (reasons: readonly Likeness[]) => string {
  const say = useSay()
  return (reasons) => {
    const words = (some: readonly Likeness[]) =>
      some.map((reason) => say(`duplicates.likeness.${reason}`)).join(say('duplicates.comma'))
    const against = reasons.filter(speaksAgainst)
    const forIt = words(reasons.filter((reason) => !speaksAgainst(reason)))
    return against.length === 0 ? forIt : say('duplicates.but', { for: forIt, against: words(against) })
  }
}

const speaksAgainst = (reason: Likeness) => reason.startsWith('other_') || reason === 'one_group'
