import type { Found } from '../../../contract/search.ts'
import type { Say } from '../../platform/i18n.tsx'

/** Where it was found, if not in the title: the mailbox, the field with its label, the sentence of a note. */
export function matchedLine({ matched }: Found, say: Say): string | null {
  if (!matched) return null
  if (matched.where === 'spelling') return say('search.matched.spelling')
  if (matched.label !== null) return say('search.matched.field', { label: matched.label, text: matched.text })
  if (matched.where === 'note') return say('search.matched.note', { text: matched.text })
  return matched.text
}
