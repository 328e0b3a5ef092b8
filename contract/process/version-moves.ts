import { z } from 'zod'
import { Instant } from '../days.ts'
import { DealFilter } from '../deals/deals.ts'
import { DealId, MemberId, ProcessId, TeamId, VersionMoveId } from '../ids.ts'
import { MinorUnits } from '../money.ts'
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

const { stage, owner, company, person, product, source, currency, createdFrom, createdTo, flagged, late } =
  DealFilter
export const ChosenFilter = z.strictObject({
  ...{ stage, owner, company, person, product, source, currency, createdFrom, createdTo, flagged, late },
  /** Deals of whoever belongs to this team now. */
  team: TeamId.optional(),
  /** Minor units, both included; of deals in `currency` where that is said. */
  amountFrom: MinorUnits.optional(),
  amountTo: MinorUnits.optional(),
})
export type ChosenFilter = z.infer<typeof ChosenFilter>

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
  /**
   * At most so many more: tasks whose conditions the preview does not ask, since the deals are many. Counted by
   * `countConditionalTasks`; 0 where there is nothing to count.
   */
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

/** What the conditions say of some of the deals: added up over all pages, it takes the place of `newPerhaps`. */
export const ConditionalTasks = z.object({
  /** A row for each row of the preview of which something was counted. */
  rows: z.array(z.object({ fromVersion: z.int(), from: Key, newMandatory: z.int(), newOptional: z.int() })),
  /** Deals asked now, and deals to be asked in all. */
  asked: z.int(),
  total: z.int(),
  /** To go on from; null: these were the last. */
  after: DealId.nullable(),
})
export type ConditionalTasks = z.infer<typeof ConditionalTasks>

export const countConditionalTasks = route({
  method: 'POST',
  path: '/processes/{id}/version-moves/preview/conditional-tasks',
  summary: 'How many tasks with a condition a move would make, counted page by page of some thousand deals.',
  needs: 'process.publish',
  params: processParams,
  body: z.strictObject({ ...Chosen, after: DealId.optional() }),
  returns: ConditionalTasks,
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
