import type { DraftDocument } from '../../../../contract/process/process-document.ts'
import { changeStage, stageOfTask } from './find.ts'
import { withoutTask } from './remove-task.ts'

/**
 * The task at another place of its stage or of another one, from 0 as it counts once moved. Tasks wait only for tasks
 * of the same stage: in another stage it waits for nothing, and nothing it left behind waits for it.
 */
export function moveTask(document: DraftDocument, key: string, stage: string, place: number): DraftDocument {
  const from = stageOfTask(document, key)
  const task = from?.tasks.find((one) => one.key === key)
  if (!from || !task || !document.stages.some((one) => one.key === stage)) return document
  if (from.key === stage) {
    const others = from.tasks.filter((one) => one !== task)
    const tasks = others.toSpliced(Math.max(0, Math.min(place, others.length)), 0, task)
    if (tasks.every((one, index) => one === from.tasks[index])) return document
    return changeStage(document, stage, (one) => ({ ...one, tasks }))
  }
  const { after: _stays, ...moved } = task
  const left = changeStage(document, from.key, (one) => withoutTask(one, key))
  return changeStage(left, stage, (one) => ({
    ...one,
    tasks: one.tasks.toSpliced(Math.max(0, Math.min(place, one.tasks.length)), 0, moved),
  }))
}
