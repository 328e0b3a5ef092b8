import type { DraftDocument, Stage } from '../../../../contract/process/process-document.ts'
import { changeStage, stageOfTask } from './find.ts'

/** Without the task; those that waited for it wait for it no more. */
export function removeTask(document: DraftDocument, key: string): DraftDocument {
  const stage = stageOfTask(document, key)
  return stage ? changeStage(document, stage.key, (one) => withoutTask(one, key)) : document
}

export function withoutTask(stage: Stage, key: string): Stage {
  const tasks = stage.tasks.filter((task) => task.key !== key)
  return {
    ...stage,
    tasks: tasks.map((task) => {
      if (!task.after?.includes(key)) return task
      const { after, ...rest } = task
      const others = after.filter((one) => one !== key)
      return others.length > 0 ? { ...rest, after: others } : rest
    }),
  }
}
