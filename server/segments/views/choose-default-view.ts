import { sql } from 'kysely'
import type { ViewId } from '../../../contract/ids.ts'
import type { FilterEntity } from '../../../contract/segments/filters.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { unknownRecord } from '../../platform/refusal.ts'
import { putDefaultView, viewRows } from './table.ts'

/** The view his own list opens with from now on. A taste of his, so that nothing is recorded. */
export async function chooseDefaultView(
  tx: Tx,
  { entity, viewId }: { entity: FilterEntity; viewId: ViewId | null },
  actor: Actor,
): Promise<{ viewId: ViewId | null }> {
  if (viewId !== null) {
    const found = await viewRows(tx, actor, sql`v.id = ${viewId} and v.entity = ${entity}`)
    if (found.length === 0) throw unknownRecord('body.viewId')
  }
  await putDefaultView(tx, actor, entity, viewId)
  return { viewId }
}
