import { LRUCache } from 'lru-cache'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { tables } from '../table.ts'

/** The company's own currency, ISO 4217: what an amount is in unless it says otherwise. Known for a second. */
export async function workspaceCurrency(tx: Tx, workspaceId: WorkspaceId): Promise<string> {
  const known = kept.get(workspaceId)
  if (known) return known
  const { currency } = await tables(tx)
    .selectFrom('workspaces')
    .select('currency')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  kept.set(workspaceId, currency)
  return currency
}

const kept = new LRUCache<WorkspaceId, string>({ max: 1_000, ttl: 1_000 })
