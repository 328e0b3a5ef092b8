import { sql } from 'kysely'
import type { WorkspaceId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Database, Tx } from '../platform/database/tx.ts'
import { houseActor } from '../platform/house.ts'
import { fireDealDeadlines } from './fire-deal-deadlines.ts'
import { fireLeadDeadlines } from './fire-lead-deadlines.ts'
import { fireTaskDeadlines } from './fire-task-deadlines.ts'

/** Small enough that nobody who wants to work on one of them waits for long. */
const most = 500

/**
 * Tells of every deadline that has come, in all workspaces, a batch a transaction. Any number of servers may do it at
 * once; one that is killed leaves its batch to the others as if it had not begun.
 */
export async function fireDeadlines(db: Database, signal: AbortSignal): Promise<void> {
  const { rows } = await db.read(null, (tx) =>
    sql<{ id: WorkspaceId }>`select workspaces_with_deadlines() as id`.execute(tx),
  )
  for (const { id } of rows) {
    const house = houseActor(id, 'automation')
    await untilNoneIsLeft(db, house, fireDealDeadlines, signal)
    await untilNoneIsLeft(db, house, fireTaskDeadlines, signal)
    await untilNoneIsLeft(db, house, fireLeadDeadlines, signal)
  }
}

async function untilNoneIsLeft(
  db: Database,
  house: Actor,
  fire: (tx: Tx, house: Actor, most: number) => Promise<number>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const fired = await db.write(house.workspaceId, (tx) => fire(tx, house, most))
    if (fired < most) return
  }
}
