import { keyOfName } from '../../../../contract/key-of-name.ts'
import type { DraftDocument, TaskTemplate } from '../../../../contract/process/process-document.ts'
import { changeStage, taskKeys } from './find.ts'

/** The key a task of this name would get. */
export const keyOfNewTask = (document: DraftDocument, name: string) =>
  keyOfName(name, taskKeys(document), 'task')

/** A new mandatory task at the end of a stage. */
export function addTask(document: DraftDocument, stage: string, name: string): DraftDocument {
  const task: TaskTemplate = { key: keyOfNewTask(document, name), name, kind: 'other', mandatory: true }
  return changeStage(document, stage, (one) => ({ ...one, tasks: [...one.tasks, task] }))
}
