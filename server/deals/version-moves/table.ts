import { sql } from 'kysely'
import type { ProcessId, VersionMoveId, WorkspaceId } from '../../../contract/ids.ts'
import type { StageMapping } from '../../../contract/process/version-moves.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { ChosenDeals } from './chosen-deals.ts'
import type { NumberedVersion } from './passages.ts'
import type { VersionMoveRecord } from './version-move.ts'

export const moveColumns = sql`
  j.id, j.process_id as "processId", j.to_version_id as "toVersionId", v.number as "toVersion",
  j.from_versions as "fromVersions", j.chosen, j.mapping, j.reason, j.state, j.total, j.moved, j.stayed,
  j.tasks_cancelled as "tasksCancelled", j.tasks_created as "tasksCreated", j.last_deal as "lastDeal", j.fault, j.via,
  jsonb_build_object('id', m.id, 'name', m.name) as "startedBy", j.started_at as "startedAt",
  j.finished_at as "finishedAt"`

export const movesWithNames = sql`version_moves j
  join process_versions v on v.workspace_id = j.workspace_id and v.id = j.to_version_id
  join members m on m.workspace_id = j.workspace_id and m.id = j.started_by`

/** @throws Refusal `not_found` */
export async function loadMove(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: VersionMoveId,
  lock?: 'lock',
): Promise<VersionMoveRecord> {
  const { rows } = await sql<VersionMoveRecord>`
    select ${moveColumns} from ${movesWithNames}
    where j.workspace_id = ${workspaceId} and j.id = ${id}
    ${lock ? sql`for update of j` : sql``}
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

export interface NewMove {
  id: VersionMoveId
  processId: ProcessId
  target: NumberedVersion
  fromVersions: readonly number[]
  chosen: ChosenDeals
  mapping: readonly StageMapping[]
  reason: string
  total: number
}

/** @throws Refusal `version_move_running` when another is at work in the process */
export async function insertMove(tx: Tx, actor: Actor, move: NewMove): Promise<void> {
  const { rows } = await sql`
    insert into version_moves (workspace_id, id, process_id, to_version_id, from_versions, chosen, mapping, reason, total,
                               started_by, via)
    values (${actor.workspaceId}, ${move.id}, ${move.processId}, ${move.target.id}, ${move.fromVersions}::integer[],
            ${JSON.stringify(move.chosen)}, ${JSON.stringify(move.mapping)}, ${move.reason}, ${move.total},
            ${actor.memberId}, ${actor.via})
    on conflict (workspace_id, process_id) where state = 'running' do nothing
    returning id
  `.execute(tx)
  if (rows.length === 0) throw new Refusal('version_move_running')
}

/** The end of a run, with the time of it. */
export async function saveEnd(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: VersionMoveId,
  state: 'done' | 'failed' | 'cancelled',
  fault: string | null = null,
): Promise<void> {
  await sql`
    update version_moves set state = ${state}, fault = ${fault}, finished_at = now()
    where workspace_id = ${workspaceId} and id = ${id} and state = 'running'
  `.execute(tx)
}

export interface Progress {
  lastDeal: string
  moved: number
  stayed: number
  tasksCancelled: number
  tasksCreated: number
}

/** Written in the transaction that moves the deals it counts. */
export async function saveProgress(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: VersionMoveId,
  done: Progress,
): Promise<void> {
  await sql`
    update version_moves
    set last_deal = ${done.lastDeal}, moved = moved + ${done.moved}, stayed = stayed + ${done.stayed},
        tasks_cancelled = tasks_cancelled + ${done.tasksCancelled}, tasks_created = tasks_created + ${done.tasksCreated}
    where workspace_id = ${workspaceId} and id = ${id}
  `.execute(tx)
}
