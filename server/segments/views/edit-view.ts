import type { ViewId } from '../../../contract/ids.ts'
import type { EditView } from '../../../contract/segments/views.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { changesNothing, edited } from '../../platform/edit.ts'
import { record } from '../../platform/events/record.ts'
import { fitFilter } from '../fit-filter.ts'
import { allowEdit, allowShare } from '../policy.ts'
import { shareFor } from './save-view.ts'
import { lockView, updateView, type ViewRow } from './table.ts'

/** Changes a view for everybody it is shared with. */
export async function editView(
  tx: Tx,
  { id, ifMatch, edit }: { id: ViewId; ifMatch: number; edit: EditView },
  actor: Actor,
): Promise<void> {
  const view = await lockView(tx, actor, id)
  allowEdit(actor, { ownerId: view.ownerId, shared: view.sharedWith !== 'nobody' })
  seen(view, ifMatch)
  const { sharedWith = view.sharedWith, teamId } = edit
  const share = edit.sharedWith || teamId ? shareFor({ sharedWith, teamId }, actor) : undefined
  const { after, changes } = edited<ViewRow>(view, { ...(edit as Partial<ViewRow>), ...share })
  if (changesNothing(changes)) return
  allowShare(
    actor,
    share !== undefined && share.sharedWith !== 'nobody' && view.sharedWith !== share.sharedWith,
  )
  await fitFilter(tx, after.entity, after.filter, actor, { shared: after.sharedWith !== 'nobody' })

  await updateView(tx, actor, { ...after, teamId: after.sharedWith === 'team' ? after.teamId : null })
  await record(tx, actor, {
    type: 'view.edited',
    subject: { type: 'view', id },
    data: { name: after.name, changes },
  })
}
