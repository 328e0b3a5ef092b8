import type { DraftDocument } from '../../../contract/process/process-document.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useText } from './panel.ts'
import type { EditorPlace } from './place.ts'

/** How a place is headed: what kind of thing it is, and its name. */
export function usePlaceWords(): (
  document: DraftDocument,
  place: EditorPlace,
) => { kind: string; name: string } {
  const say = useSay()
  const text = useText()
  return (document, place) => {
    const stages = document.stages
    if (place.kind === 'process') return { kind: say('panel.process'), name: text(document.name) }
    if (place.kind === 'stage' || place.kind === 'task') {
      const at = stages.findIndex(({ key }) => key === place.stage)
      const stage = stages[at]
      if (place.kind === 'stage')
        return {
          kind: say('process.stage.place', { place: at + 1, count: stages.length }),
          name: text(stage?.name),
        }
      const task = stage?.tasks.find(({ key }) => key === place.task)
      return { kind: say('panel.task_in', { stage: text(stage?.name) }), name: text(task?.name) }
    }
    const name = say(`panel.${place.kind}`)
    if (place.kind !== 'questionnaires') return { kind: '', name }
    const chosen = document.questionnaires.find(({ key }) => key === place.questionnaire)
    return chosen ? { kind: name, name: text(chosen.name) } : { kind: '', name }
  }
}
