import type { TaskTemplate } from '../../../../contract/process/process-document.ts'
import { type Changed, changeTask, withFields } from '../edits/parts.ts'
import { usePanel } from '../panel.ts'

/** `set({ due }, step)`: these fields of the task anew. */
export function useTaskEdit(place: {
  stage: string
  task: string
}): (fields: Changed<TaskTemplate>, step: string) => void {
  const { edit } = usePanel()
  return (fields, step) =>
    edit((document) => changeTask(document, place, (one) => withFields(one, fields)), step)
}
