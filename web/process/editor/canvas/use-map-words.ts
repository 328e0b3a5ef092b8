import type { DraftDocument } from '../../../../contract/process/process-document.ts'
import { type Text, textIn } from '../../../../contract/text.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import { useSession } from '../../../platform/session.ts'
import { withText } from '../../panel/edits/texts.ts'
import { stageOf, taskOf } from '../edits/find.ts'
import type { Carried } from './spot.ts'

/** What the map says aloud, what its steps are called, and names in the reader's language. */
export function useMapWords() {
  const say = useSay()
  const { language } = useReader()
  const main = useSession().workspace.language
  const text = (one: Text | undefined) => (one === undefined ? '' : textIn(one, language))

  const placeWords = (document: DraftDocument, carried: Carried) => {
    const stage = stageOf(document, carried.kind === 'stage' ? carried.key : carried.stage)
    const count = carried.kind === 'stage' ? document.stages.length : (stage?.tasks.length ?? 0)
    const name = text(carried.kind === 'stage' ? stage?.name : taskOf(document, carried.key)?.name)
    return { name, stage: text(stage?.name), place: carried.at + 1, count }
  }
  const placed = (document: DraftDocument, carried: Carried) =>
    say(`editor.said.${carried.kind}_at`, placeWords(document, carried))

  return {
    text,
    step: (what: 'add' | 'rename' | 'duplicate' | 'remove' | 'move', name: string) =>
      say(`editor.step.${what}`, { name }),
    added: (name: string) => say('editor.said.added', { name }),
    removed: (name: string) => say('editor.said.removed', { name }),
    pickedUp: (document: DraftDocument, carried: Carried) =>
      `${placed(document, carried)} ${say('editor.said.picked_up')}`,
    over: placed,
    put: (document: DraftDocument, carried: Carried) =>
      `${say('editor.said.put')} ${placed(document, carried)}`,
    putBack: (name: string) => say('editor.said.put_back', { name }),
    /** Written in the reader's language; other languages keep what they have. */
    inMyLanguage:
      (name: string) =>
      (before: Text): Text =>
        typeof before === 'string' && language === main
          ? name
          : (withText(before, language, main, name) ?? before),
    copyOf: (name: Text): Text =>
      typeof name === 'string'
        ? say('editor.copy_of', { name })
        : Object.fromEntries(
            Object.entries(name).map(([key, one]) => [
              key,
              key === language ? say('editor.copy_of', { name: one }) : one,
            ]),
          ),
  }
}
