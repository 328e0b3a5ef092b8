import { sql } from 'kysely'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Database } from '../../platform/database/tx.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { houseActor } from '../../platform/house.ts'
import { erase } from '../erasing/erase.ts'
import { entityOf, outlived } from './outlived.ts'
import { listRetentionRules } from './rules.ts'

/**
 * Erases whom the active rules mean, each in a transaction of his own and asked about again inside it. Two processes at
 * once erase nobody twice: the second one finds him gone.
 * @returns how many were erased
 */
export async function keepRetention(
  db: Database,
  store: FileStore,
  workspaceIds: readonly WorkspaceId[],
  { signal, most = 100 }: { signal: AbortSignal; most?: number },
): Promise<number> {
  let erased = 0
  for (const workspaceId of workspaceIds) {
    const actor = houseActor(workspaceId, 'automation')
    const { rows: rules } = await db.read(workspaceId, (tx) => listRetentionRules(tx, actor))
    for (const { key, months } of rules.filter(({ active }) => active)) {
      const meant = await db.read(workspaceId, (tx) => outlived(tx, actor, { key, months, most }))
      for (const { id } of meant) {
        if (signal.aborted) return erased
        const files = await db.write(workspaceId, async (tx) => {
          // One round after another: what the other one did is seen here.
          await sql`select pg_advisory_xact_lock(hashtextextended(${`retention ${workspaceId}`}, 0))`.execute(
            tx,
          )
          if ((await outlived(tx, actor, { key, months, most: 1, id })).length === 0) return null
          const somebody = { entity: entityOf[key], id }
          return (await erase(tx, { somebody, because: 'retention' }, actor, store)).files
        })
        if (!files) continue
        for (const file of files) await store.remove({ workspaceId, id: file })
        erased += 1
      }
    }
  }
  return erased
}
