import type { DraftDocument } from '../../../../contract/process/process-document.ts'
import { stageOfTask } from '../edits/find.ts'
import { moveStage } from '../edits/move-stage.ts'
import { moveTask } from '../edits/move-task.ts'
import { addStageSpot, addTaskSpot, type Carried, type Spot, stageSpot, taskSpot } from './spot.ts'

/** `onward` and `back` follow the reading direction; on a line down the page `down` and `up` do. */
export type Way = 'onward' | 'back' | 'up' | 'down' | 'first' | 'last'

/** The columns of the map as the keyboard sees them: a station, its tasks, where one is added. */
function columnsOf({ stages }: DraftDocument): Spot[][] {
  return [
    ...stages.map(({ key, tasks }) => [
      stageSpot(key),
      ...tasks.map((task) => taskSpot(task.key)),
      addTaskSpot(key),
    ]),
    [addStageSpot],
  ]
}

/** The spot a step leads to: along the line from station to station or task to task, up and down within a station. */
export function stepFrom(document: DraftDocument, spot: Spot, way: Way, down: boolean): Spot | undefined {
  const columns = columnsOf(document)
  const at = columns.findIndex((column) => column.includes(spot))
  const column = columns[at]
  if (!column) return undefined
  const row = column.indexOf(spot)
  if (way === 'first') return columns[0]?.[0]
  if (way === 'last') return columns.at(-1)?.[0]
  if (way === 'up') return column[row - 1] ?? (down ? columns[at - 1]?.at(-1) : undefined)
  if (way === 'down') return column[row + 1] ?? (down ? columns[at + 1]?.[0] : undefined)
  const beside = columns[way === 'onward' ? at + 1 : at - 1]
  return beside?.[Math.min(row, beside.length - 1)]
}

/** The stage or task of a spot as it lies in the hand at first: where it stands. */
export function pickedUp(document: DraftDocument, spot: Spot): Carried | null {
  const [kind, key = ''] = spot.split(':')
  const at = document.stages.findIndex((stage) => stage.key === key)
  if (kind === 'stage' && at >= 0) return { kind: 'stage', key, at }
  const stage = kind === 'task' ? stageOfTask(document, key) : undefined
  if (!stage) return null
  return { kind: 'task', key, stage: stage.key, at: stage.tasks.findIndex((task) => task.key === key) }
}

/** The document as it is once what is carried has been put down. */
export function putDown(document: DraftDocument, carried: Carried): DraftDocument {
  return carried.kind === 'stage'
    ? moveStage(document, carried.key, carried.at)
    : moveTask(document, carried.key, carried.stage, carried.at)
}

/** One step further with what is in the hand; the same where there is nowhere to go. */
export function carriedOn(document: DraftDocument, carried: Carried, way: Way, down: boolean): Carried {
  const { stages } = document
  if (carried.kind === 'stage') {
    const last = stages.length - 1
    const forth = way === 'onward' || (down && way === 'down')
    const back = way === 'back' || (down && way === 'up')
    const at = way === 'first' ? 0 : way === 'last' ? last : carried.at + (forth ? 1 : back ? -1 : 0)
    return { ...carried, at: Math.max(0, Math.min(last, at)) }
  }
  const stageAt = stages.findIndex(({ key }) => key === carried.stage)
  const roomIn = (at: number) => stages[at]?.tasks.filter(({ key }) => key !== carried.key).length ?? 0
  const into = (at: number, place: number): Carried => {
    const stage = stages[at]
    return stage ? { ...carried, stage: stage.key, at: Math.min(place, roomIn(at)) } : carried
  }
  if (way === 'onward') return into(stageAt + 1, carried.at)
  if (way === 'back') return into(stageAt - 1, carried.at)
  if (way === 'first') return { ...carried, at: 0 }
  if (way === 'last') return { ...carried, at: roomIn(stageAt) }
  if (way === 'up') return carried.at > 0 ? { ...carried, at: carried.at - 1 } : into(stageAt - 1, Infinity)
  return carried.at < roomIn(stageAt) ? { ...carried, at: carried.at + 1 } : into(stageAt + 1, 0)
}

/** Where the keyboard goes when this spot is about to vanish. */
export function neighbourOf(document: DraftDocument, spot: Spot): Spot {
  const columns = columnsOf(document)
  const at = columns.findIndex((column) => column.includes(spot))
  const column = columns[at] ?? []
  if (column[0] === spot) return columns[at + 1]?.[0] ?? addStageSpot
  return column[column.indexOf(spot) + 1] ?? column[0] ?? addStageSpot
}
