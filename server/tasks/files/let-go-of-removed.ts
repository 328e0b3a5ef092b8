import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Database } from '../../platform/database/tx.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { lockRoom, removedLately } from './table.ts'

/**
 * What a company keeps never takes more than its room: where it does together with the bytes that wait for an undo,
 * those go now. They are counted on until their hour is over, which at worst lets go of others too early.
 */
export async function letGoOfRemoved(
  db: Database,
  store: FileStore,
  workspaceId: WorkspaceId,
  most: number,
): Promise<void> {
  const fits = await db.read(workspaceId, async (tx) => (await removedLately(tx, workspaceId)).bytes <= most)
  if (fits) return
  await db.write(workspaceId, async (tx) => {
    await lockRoom(tx, workspaceId)
    const { ids } = await removedLately(tx, workspaceId)
    for (const id of ids) await store.remove({ workspaceId, id })
  })
}
