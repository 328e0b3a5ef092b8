import { sql } from 'kysely'
import type { ViewId } from '../../../contract/ids.ts'
import type { Received, Returned } from '../../../contract/route.ts'
import type { listViews as route, View } from '../../../contract/segments/views.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { editCan, mayShare } from '../policy.ts'
import { type ShownView, viewRows } from './table.ts'

/** The views of one list that he may use. */
export async function listViews(
  tx: Tx,
  { entity }: Received<typeof route>['query'],
  actor: Actor,
): Promise<Returned<typeof route>> {
  const rows = await viewRows(tx, actor, sql`v.entity = ${entity}`)
  return { rows: rows.map((row) => shown(row, actor)), can: { share: mayShare(actor) } }
}

/** As it stands now. */
export async function viewAfter(tx: Tx, id: ViewId, actor: Actor): Promise<View> {
  const [row] = await viewRows(tx, actor, sql`v.id = ${id}`)
  if (!row) throw new Refusal('not_found')
  return shown(row, actor)
}

function shown({ ownerId, teamId: _team, ...view }: ShownView, actor: Actor): View {
  return { ...view, can: editCan(actor, { ownerId, shared: view.sharedWith !== 'nobody' }) }
}
