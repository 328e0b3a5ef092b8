import { z } from 'zod'
import { Instant } from '../days.ts'
import { DealFilter } from '../deals/deals.ts'
import { DealId, MemberId, ProcessId, VersionMoveId } from '../ids.ts'
import { Page, PageQuery } from '../page.ts'
import { route } from '../route.ts'
import { Line, Text } from '../text.ts'
import { Key } from './process-document.ts'

/**
 * Version move   running deals of a process change over to another of its versions: previewed, started with a reason,
 *                done in the background, each deal exactly once.
 * Running deal   an open or resting one.
 * Mapping        which stage of the new version a stage becomes. A stage of the same key needs no word; one that the
 *                new version does not have, and that nobody maps, cannot be mapped: its deals stay on their version.
 */

const VersionNumber = z.int().min(1).max(1_000_000)

/** Where the deals of one stage go. `to` null: they stay on their version. Without `fromVersion`: of every version. */
export const StageMapping = z.strictObject({
  fromVersion: VersionNumber.optional(),
  from: Key,
  to: Key.nullable(),
})
export type StageMapping = z.infer<typeof StageMapping>

const { owner, company, person, product, source, currency, createdFrom, createdTo, flagged, late } =
  DealFilter
export const ChosenFilter = z.strictObject({
  ...{ owner, company, person, product, source, currency, createdFrom, createdTo, flagged, late },
})

const Chosen = {
  toVersion: VersionNumber,
  /** Absent: every older version. */
  fromVersions: z.array(VersionNumber).min(1).max(500).optional(),
  /** Only these deals. */
  dealIds: z.array(DealId).min(1).max(10_000).optional(),
  /** Only the deals for which this holds. */
  filter: ChosenFilter.optional(),
  mapping: z.array(StageMapping).max(2_000).default([]),
}

/**
 * `same_stage`: the new version has it too · `mapped`: as asked · `stays`: as asked · `cannot_be_mapped`: no such stage
 * in the new version, and none named.
 */
export const MoveVerdict = z.enum(['same_stage', 'mapped', 'stays', 'cannot_be_mapped'])

const Counts = {
  deals: z.int(),
  /** How many of them rest. */
  resting: z.int(),
  /** Open tasks that go along with their person and due date. */
  tasksKept: z.int(),
  tasksCancelled: z.int(),
  newMandatory: z.int(),
  newOptional: z.int(),
  /** At most so many more: tasks whose conditions are only asked deal by deal during the move, since the deals are many. */
  newPerhaps: z.int(),
}

export const VersionMovePreview = z.object({
  toVersion: z.int(),
  /** Of the new version: what a stage may be mapped to. */
  stages: z.array(z.object({ key: Key, name: Text })),
  /** Every other version with running deals among those chosen, whether its deals are to move or not. */
  versions: z.array(z.object({ number: z.int(), deals: z.int() })),
  /** A row for each version and stage in which chosen deals stand. */
  rows: z.array(
    z.object({
      fromVersion: z.int(),
      from: z.object({ key: Key, name: Text }),
      verdict: MoveVerdict,
      to: Key.nullable(),
      /** For a stage without counterpart: the nearest by order, to begin a person's choice with. */
      nearest: Key.nullable(),
      ...Counts,
    }),
  ),
  total: z.object({ ...Counts, move: z.int(), stay: z.int(), cannotBeMapped: z.int() }),
})
export type VersionMovePreview = z.infer<typeof VersionMovePreview>

export const VersionMove = z.object({
  id: VersionMoveId,
  processId: ProcessId,
  toVersion: z.int(),
  fromVersions: z.array(z.int()),
  mapping: z.array(StageMapping),
  reason: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** Deals chosen at the start. `moved` and `stayed` are those judged so far. */
  total: z.int(),
  moved: z.int(),
  stayed: z.int(),
  tasksCancelled: z.int(),
  tasksCreated: z.int(),
  /** Why the house stopped, in a sentence for the log's reader. */
  fault: z.string().nullable(),
  startedBy: z.object({ id: MemberId, name: z.string() }),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
})
export type VersionMove = z.infer<typeof VersionMove>

const processParams = z.object({ id: ProcessId })
const params = z.object({ id: VersionMoveId })

export const previewVersionMove = route({
  method: 'POST',
  path: '/processes/{id}/version-moves/preview',
  summary: 'What moving running deals to a version would do, stage by stage. Writes nothing.',
  needs: 'process.publish',
  params: processParams,
  body: z.strictObject(Chosen),
  returns: VersionMovePreview,
})

export const startVersionMove = route({
  method: 'POST',
  path: '/processes/{id}/version-moves',
  summary: 'Move running deals to a version in the background, with the reason. One at a time in a process.',
  needs: 'process.publish',
  params: processParams,
  body: z.strictObject({ ...Chosen, reason: Line(500) }),
  returns: VersionMove,
  status: 202,
  refusals: ['version_move_running'],
})

export const listVersionMoves = route({
  method: 'GET',
  path: '/processes/{id}/version-moves',
  summary: 'When running deals of a process were moved to another version, by whom and why; newest first.',
  needs: 'process.publish',
  params: processParams,
  query: z.object({ ...PageQuery }),
  returns: Page(VersionMove),
  refusals: ['bad_cursor'],
})

export const showVersionMove = route({
  method: 'GET',
  path: '/version-moves/{id}',
  summary: 'One version move and how far it is.',
  needs: 'process.publish',
  params,
  returns: VersionMove,
})

export const cancelVersionMove = route({
  method: 'POST',
  path: '/version-moves/{id}/cancellation',
  summary: 'Stop after the batch being written. What has moved stays moved; the rest stays on its version.',
  needs: 'process.publish',
  params,
  body: z.strictObject({}).optional(),
  returns: VersionMove,
})
