import type { WorkspaceId } from '../../contract/ids.ts'
import type { Tx } from '../platform/database/tx.ts'
import type { WorkingCalendar } from '../platform/time/business-calendar.ts'
import { workspaceSettings } from './workspace-settings.ts'

/** The company's working time, ready to count in. */
export async function workspaceCalendar(tx: Tx, workspaceId: WorkspaceId): Promise<WorkingCalendar> {
  return (await workspaceSettings(tx, workspaceId)).calendar
}
