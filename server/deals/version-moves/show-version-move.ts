import type { VersionMoveId } from '../../../contract/ids.ts'
import type { VersionMove } from '../../../contract/process/version-moves.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { allowVersionMoves } from './policy.ts'
import { loadMove } from './table.ts'
import { shown } from './version-move.ts'

/** One version move and how far it is. */
export async function showVersionMove(
  tx: Tx,
  { id }: { id: VersionMoveId },
  actor: Actor,
): Promise<VersionMove> {
  allowVersionMoves(actor)
  return shown(await loadMove(tx, actor.workspaceId, id))
}
