import { sql } from 'kysely'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Database } from '../../platform/database/tx.ts'
import { houseActor } from '../../platform/house.ts'
import { recountBatch } from './recount-batch.ts'

/** Deals a transaction, with their open tasks: small enough that nobody who works on one of them waits for long. */
const most = 200

/**
 * Counts running deadlines again wherever working time changed, a batch a transaction and one recount of a workspace
 * after the other. How far it is stands in the database: what a server that is killed left, the next round goes on with,
 * and counting something twice gives the same.
 */
export async function recountDeadlines(
  db: Database,
  signal: AbortSignal,
  batch: number = most,
): Promise<void> {
  const { rows } = await db.read(null, (tx) =>
    sql<{ id: WorkspaceId }>`select workspaces_to_recount() as id`.execute(tx),
  )
  for (const { id } of rows) {
    const house = houseActor(id, 'automation')
    let goesOn = true
    while (goesOn && !signal.aborted) goesOn = await db.write(id, (tx) => recountBatch(tx, house, batch))
  }
}
