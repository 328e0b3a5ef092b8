import type { DraftDocument, Stage } from '../../../../contract/process/process-document.ts'

/**
 * The stage at another place, from 0 as it counts once moved. Ways that would then lead in the wrong direction fall
 * away: a deal cannot skip to a stage behind it, nor go back to one ahead.
 */
export function moveStage(document: DraftDocument, key: string, place: number): DraftDocument {
  const stage = document.stages.find((one) => one.key === key)
  if (!stage) return document
  const others = document.stages.filter((one) => one !== stage)
  const stages = others.toSpliced(Math.max(0, Math.min(place, others.length)), 0, stage)
  if (stages.every((one, index) => one === document.stages[index])) return document
  const placeOf = new Map(stages.map((one, index) => [one.key, index]))
  return { ...document, stages: stages.map((one, index) => inDirection(one, index, placeOf)) }
}

function inDirection(stage: Stage, place: number, placeOf: ReadonlyMap<string, number>): Stage {
  const ahead = (key: string) => (placeOf.get(key) ?? place + 1) > place
  const behind = (key: string) => (placeOf.get(key) ?? -1) < place
  const { returnsTo, mayGoBackTo, ...rest } = stage
  return {
    ...rest,
    ...(returnsTo !== undefined && (returnsTo === stage.key || behind(returnsTo)) && { returnsTo }),
    ...(mayGoBackTo && { mayGoBackTo: mayGoBackTo.filter(behind) }),
    maySkipTo: stage.maySkipTo.filter(ahead),
    tasks: stage.tasks.map((task) => {
      const target = task.approval?.sendBackTo
      if (!task.approval || target === undefined || behind(target)) return task
      const { sendBackTo: _ahead, ...approval } = task.approval
      return { ...task, approval }
    }),
  }
}
