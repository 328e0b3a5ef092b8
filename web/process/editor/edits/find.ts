import type { DraftDocument, Stage, TaskTemplate } from '../../../../contract/process/process-document.ts'

export const stageOf = (document: DraftDocument, key: string): Stage | undefined =>
  document.stages.find((stage) => stage.key === key)

/** The keys of tasks are unique in the whole document, so a task is found without its stage. */
export const stageOfTask = (document: DraftDocument, key: string): Stage | undefined =>
  document.stages.find(({ tasks }) => tasks.some((task) => task.key === key))

export const taskOf = (document: DraftDocument, key: string): TaskTemplate | undefined =>
  stageOfTask(document, key)?.tasks.find((task) => task.key === key)

export const stageKeys = ({ stages }: DraftDocument) => new Set(stages.map(({ key }) => key))

export const taskKeys = ({ stages }: DraftDocument) =>
  new Set(stages.flatMap(({ tasks }) => tasks.map(({ key }) => key)))

export function changeStage(document: DraftDocument, key: string, change: (stage: Stage) => Stage) {
  return {
    ...document,
    stages: document.stages.map((stage) => (stage.key === key ? change(stage) : stage)),
  }
}

export function changeTask(
  document: DraftDocument,
  key: string,
  change: (task: TaskTemplate) => TaskTemplate,
): DraftDocument {
  const stage = stageOfTask(document, key)
  if (!stage) return document
  const tasks = stage.tasks.map((task) => (task.key === key ? change(task) : task))
  return changeStage(document, stage.key, (one) => ({ ...one, tasks }))
}
