import { sql } from 'kysely'
import type { DealId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { tellOfNewTasks } from '../../tasks/tell-of-tasks.ts'
import { moveQuietly } from './move-deal.ts'

export interface BulkMove {
  ids: readonly DealId[]
  to: string
  reason?: string | undefined
  override: boolean
}

export interface BulkMoved {
  moved: DealId[]
  refused: { id: DealId; code: string; details?: Record<string, unknown> }[]
}

/**
 * Moves several deals, each through its own gate by the same command as a single move. A refused one is undone by its
 * savepoint and listed with the same answer it would have had alone; the others move.
 */
export async function bulkMoveDeals(tx: Tx, { ids, ...move }: BulkMove, actor: Actor): Promise<BulkMoved> {
  const result: BulkMoved = { moved: [], refused: [] }
  // In one order, so that two such calls cannot wait for each other.
  for (const id of [...new Set(ids)].sort()) {
    await sql`savepoint one_deal`.execute(tx)
    try {
      await moveQuietly(tx, { id, ...move }, actor)
      result.moved.push(id)
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      await sql`rollback to savepoint one_deal`.execute(tx)
      result.refused.push({ id, code: fault.code, ...(fault.details && { details: fault.details }) })
    }
    await sql`release savepoint one_deal`.execute(tx)
  }
  await tellOfNewTasks(tx, actor, result.moved)
  return result
}
