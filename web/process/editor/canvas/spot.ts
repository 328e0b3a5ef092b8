/**
 * Spot   one place of the map the keyboard stands on: a station, a task, where a task or a stage is added.
 *        Written `stage:visit`, `task:measure`, `add-task:visit`, `add-stage`.
 */
export type Spot = string

export const stageSpot = (key: string): Spot => `stage:${key}`
export const taskSpot = (key: string): Spot => `task:${key}`
export const addTaskSpot = (stage: string): Spot => `add-task:${stage}`
export const addStageSpot: Spot = 'add-stage'

/** A stage or task in the hand, and where it would be put down. */
export type Carried =
  | { kind: 'stage'; key: string; at: number }
  | { kind: 'task'; key: string; stage: string; at: number }

/** Where a name is being written for something new; `written` counts the tasks written in one go. */
export type Adding = { kind: 'stage'; at: number } | { kind: 'task'; stage: string; written?: number } | null
