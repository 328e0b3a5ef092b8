import type { ProcessDocument, Stage } from '../../contract/process/process-document.ts'

/** `forward`: to the next stage. `skip`: over some. `back`: to an earlier one, always with a reason. */
export type Direction = 'forward' | 'skip' | 'back'

export type Movement = { direction: Direction } | { refused: 'move_not_allowed'; allowed: string[] }

/** Whether the process lets a deal go from one stage straight to another. Says nothing of the gate. */
export function movementTo(document: ProcessDocument, from: string, to: string): Movement {
  const found = movesFrom(document, from).find(({ stage }) => stage.key === to)
  if (found) return { direction: found.direction }
  return { refused: 'move_not_allowed', allowed: movesFrom(document, from).map(({ stage }) => stage.key) }
}

/** Every stage a deal may go to from `from`: the next, those it may skip to, those it may go back to. */
export function movesFrom(document: ProcessDocument, from: string): { stage: Stage; direction: Direction }[] {
  return document.stages.flatMap((stage) => {
    const direction = directionTo(document, from, stage.key)
    return direction ? [{ stage, direction }] : []
  })
}

function directionTo(document: ProcessDocument, from: string, to: string): Direction | null {
  const steps = placeOf(document, to) - placeOf(document, from)
  const { maySkipTo, mayGoBackTo } = stageOf(document, from)
  if (steps === 1) return 'forward'
  if (steps > 1) return maySkipTo.includes(to) ? 'skip' : null
  if (steps === 0) return null
  return (mayGoBackTo?.includes(to) ?? true) ? 'back' : null
}

/** A deal may be won from the last stage, and from those that say so. */
export function mayWinFrom(document: ProcessDocument, key: string): boolean {
  return stageOf(document, key).mayWin || nextStage(document, key) === null
}

/** The stage after this one, or null after the last. */
export function nextStage(document: ProcessDocument, key: string): Stage | null {
  return document.stages[placeOf(document, key) + 1] ?? null
}

export function firstStage(document: ProcessDocument): Stage {
  return document.stages[0] as Stage
}

/** The stage of this key. A deal never stands in a stage its version does not have, so anything else is a bug. */
export function stageOf(document: ProcessDocument, key: string): Stage {
  return document.stages[placeOf(document, key)] as Stage
}

/** Its place in the order, from 0. */
export function placeOf(document: ProcessDocument, key: string): number {
  const place = document.stages.findIndex((stage) => stage.key === key)
  if (place === -1) throw new Error(`process ${document.key} has no stage ${key}`)
  return place
}
