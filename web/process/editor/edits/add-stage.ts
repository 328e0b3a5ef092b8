import { keyOfName } from '../../../../contract/key-of-name.ts'
import type { DraftDocument, Stage } from '../../../../contract/process/process-document.ts'
import { stageKeys } from './find.ts'

/** The key a stage of this name would get. */
export const keyOfNewStage = (document: DraftDocument, name: string) =>
  keyOfName(name, stageKeys(document), 'stage')

/** A new stage at this place, from 0. Its chance to win lies between its neighbours', so that it never falls. */
export function addStage(document: DraftDocument, name: string, place: number): DraftDocument {
  const stage: Stage = {
    key: keyOfNewStage(document, name),
    name,
    winProbability: chanceBetween(document.stages[place - 1], document.stages[place]),
    requiredFields: [],
    exitCriteria: [],
    tasks: [],
    maySkipTo: [],
    mayWin: false,
  }
  return { ...document, stages: document.stages.toSpliced(place, 0, stage) }
}

function chanceBetween(before: Stage | undefined, after: Stage | undefined): number {
  if (!before && !after) return 10
  const from = before?.winProbability ?? 0
  const to = after?.winProbability ?? Math.min(90, from + 40)
  return from + Math.trunc((to - from) / 2)
}
