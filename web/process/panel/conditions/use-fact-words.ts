import { useSay } from '../../../platform/i18n.tsx'
import { useText } from '../panel.ts'
import type { Choice, KnownFact } from './facts-of.ts'

/** Facts and what their values are chosen from, in words. */
export function useFactWords() {
  const say = useSay()
  const text = useText()
  const of = ({ label }: KnownFact) => {
    if ('own' in label) return text(label.own)
    return 'message' in label ? say(label.message) : text(label.question)
  }
  const groupOf = ({ label, name }: KnownFact) =>
    'questionnaire' in label ? text(label.questionnaire) : say(`fact.${name.split('.')[0]}`)
  return {
    of,
    choice: ({ name }: Choice) =>
      typeof name === 'object' && 'message' in name ? say(name.message) : text(name),
    /** As a select has them: by what they are about. Questionnaires of one name share a group. */
    grouped(facts: readonly KnownFact[]): { group: string; items: { value: string; label: string }[] }[] {
      const groups = Map.groupBy(facts, groupOf)
      return [...groups].map(([group, members]) => ({
        group,
        items: members.map((fact) => ({ value: fact.name, label: of(fact) })),
      }))
    },
  }
}
