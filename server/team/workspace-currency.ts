import type { WorkspaceId } from '../../contract/ids.ts'
import type { Tx } from '../platform/database/tx.ts'
import { workspaceSettings } from './workspace-settings.ts'

/** The company's own currency, ISO 4217: what an amount is in unless it says otherwise. */
export async function workspaceCurrency(tx: Tx, workspaceId: WorkspaceId): Promise<string> {
  return (await workspaceSettings(tx, workspaceId)).currency
}
