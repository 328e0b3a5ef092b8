import type { DraftDocument, Stage } from '../../../../contract/process/process-document.ts'

/** Without the stage, and without everything that pointed to it. */
export function removeStage(document: DraftDocument, key: string): DraftDocument {
  const stages = document.stages.filter((stage) => stage.key !== key)
  return { ...document, stages: stages.map((stage) => withoutWaysTo(stage, key)) }
}

function withoutWaysTo(stage: Stage, key: string): Stage {
  const { returnsTo, mayGoBackTo, ...rest } = stage
  return {
    ...rest,
    ...(returnsTo !== undefined && returnsTo !== key && { returnsTo }),
    ...(mayGoBackTo && { mayGoBackTo: mayGoBackTo.filter((target) => target !== key) }),
    maySkipTo: stage.maySkipTo.filter((target) => target !== key),
    tasks: stage.tasks.map((task) => {
      if (task.approval?.sendBackTo !== key) return task
      const { sendBackTo: _gone, ...approval } = task.approval
      return { ...task, approval }
    }),
  }
}
