import type { VersionMoveId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { allowVersionMoves } from './policy.ts'
import { loadMove, saveEnd } from './table.ts'
import type { VersionMoveRecord } from './version-move.ts'

/** Stops a version move after the batch being written. One that has ended stays as it is. */
export async function cancelVersionMove(
  tx: Tx,
  { id }: { id: VersionMoveId },
  actor: Actor,
): Promise<VersionMoveRecord> {
  allowVersionMoves(actor)
  // Waits for the batch: the runner holds the row while it writes.
  const { state, moved, stayed } = await loadMove(tx, actor.workspaceId, id, 'lock')
  if (state !== 'running') return loadMove(tx, actor.workspaceId, id)
  await saveEnd(tx, actor.workspaceId, id, 'cancelled')
  await record(tx, actor, {
    type: 'version_move.cancelled',
    subject: { type: 'version_move', id },
    data: { moved, stayed },
  })
  return loadMove(tx, actor.workspaceId, id)
}
