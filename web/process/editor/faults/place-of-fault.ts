import type { DraftDocument } from '../../../../contract/process/process-document.ts'
import type { Text } from '../../../../contract/text.ts'
import type { EditorPlace } from '../../panel/place.ts'

/** What opens to mend a fault, and the names that lead there: the stage, then the task. */
export function placeOfFault(document: DraftDocument, path: string): { place: EditorPlace; names: Text[] } {
  const [part, index, list, second] = path.split('.')
  if (part === 'stages') {
    const stage = document.stages[Number(index)]
    const task = list === 'tasks' ? stage?.tasks[Number(second)] : undefined
    if (stage && task)
      return { place: { kind: 'task', stage: stage.key, task: task.key }, names: [stage.name, task.name] }
    if (stage) return { place: { kind: 'stage', stage: stage.key }, names: [stage.name] }
  }
  if (part === 'roles') {
    const role = document.roles[Number(index)]
    return { place: { kind: 'roles' }, names: role ? [role.name] : [] }
  }
  if (part === 'questionnaires') {
    const questionnaire = document.questionnaires[Number(index)]
    if (!questionnaire) return { place: { kind: 'questionnaires' }, names: [] }
    return {
      place: { kind: 'questionnaires', questionnaire: questionnaire.key },
      names: [questionnaire.name],
    }
  }
  if (part === 'nurturing') {
    const plan = document.nurturing[Number(index)]
    return { place: { kind: 'nurturing' }, names: plan ? [plan.name] : [] }
  }
  if (part === 'wonReasons' || part === 'lostReasons') return { place: { kind: 'reasons' }, names: [] }
  return { place: { kind: 'process' }, names: [] }
}
