import type { ProcessDocument } from '../../../contract/process/process-document.ts'

export interface BuyingRun {
  /** Undefined: these stages say nothing of the buyer. */
  stage: ProcessDocument['buyingStages'][number] | undefined
  /** Places of the first and last stage beneath which it lies, from 0. */
  first: number
  last: number
}

/** Neighbouring stages in which the buyer should be at the same point, together. Empty when no stage says anything. */
export function buyingRuns({ stages, buyingStages }: ProcessDocument): BuyingRun[] {
  const runs: BuyingRun[] = []
  stages.forEach(({ buyingStage }, place) => {
    const stage = buyingStages.find(({ key }) => key === buyingStage)
    const before = runs.at(-1)
    if (before && before.stage === stage) before.last = place
    else runs.push({ stage, first: place, last: place })
  })
  return runs.some(({ stage }) => stage) ? runs : []
}
