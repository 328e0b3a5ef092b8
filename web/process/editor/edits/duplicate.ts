import { keyOfName } from '../../../../contract/key-of-name.ts'
import type { DraftDocument, TaskTemplate } from '../../../../contract/process/process-document.ts'
import type { Text } from '../../../../contract/text.ts'
import { changeStage, stageKeys, stageOf, stageOfTask, taskKeys } from './find.ts'

/** Names a copy; the caller knows the reader's words for it. */
export type NameOfCopy = (name: Text) => Text

export const keyOfStageCopy = (document: DraftDocument, key: string) =>
  keyOfName(key, stageKeys(document), 'stage')
export const keyOfTaskCopy = (document: DraftDocument, key: string) =>
  keyOfName(key, taskKeys(document), 'task')

/** The same stage once more behind itself, its tasks under keys of their own, waiting for one another as before. */
export function duplicateStage(document: DraftDocument, key: string, nameOf: NameOfCopy): DraftDocument {
  const stage = stageOf(document, key)
  if (!stage) return document
  const taken = taskKeys(document)
  const keys = new Map<string, string>()
  for (const task of stage.tasks) {
    const copied = keyOfName(task.key, taken, 'task')
    taken.add(copied)
    keys.set(task.key, copied)
  }
  const copyKey = keyOfStageCopy(document, key)
  const copy = {
    ...stage,
    key: copyKey,
    name: nameOf(stage.name),
    ...(stage.returnsTo === key && { returnsTo: copyKey }),
    tasks: stage.tasks.map(
      (task): TaskTemplate => ({
        ...task,
        key: keys.get(task.key) ?? task.key,
        ...(task.after && { after: task.after.map((one) => keys.get(one) ?? one) }),
      }),
    ),
  }
  return { ...document, stages: document.stages.toSpliced(document.stages.indexOf(stage) + 1, 0, copy) }
}

export function duplicateTask(document: DraftDocument, key: string, nameOf: NameOfCopy): DraftDocument {
  const stage = stageOfTask(document, key)
  const task = stage?.tasks.find((one) => one.key === key)
  if (!stage || !task) return document
  const copy = { ...task, key: keyOfTaskCopy(document, key), name: nameOf(task.name) }
  return changeStage(document, stage.key, (one) => ({
    ...one,
    tasks: one.tasks.toSpliced(one.tasks.indexOf(task) + 1, 0, copy),
  }))
}
