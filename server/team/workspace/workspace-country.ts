import { LRUCache } from 'lru-cache'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { tables } from '../table.ts'

/** The company's own country, ISO 3166-1 alpha-2: where a telephone number without a country's code belongs. Known for a second. */
export async function workspaceCountry(tx: Tx, workspaceId: WorkspaceId): Promise<string> {
  const known = kept.get(workspaceId)
  if (known) return known
  const { country } = await tables(tx)
    .selectFrom('workspaces')
    .select('country')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  kept.set(workspaceId, country)
  return country
}

const kept = new LRUCache<WorkspaceId, string>({ max: 1_000, ttl: 1_000 })
