import type { EditTag, Tag } from '../../../contract/customers/tags.ts'
import type { TagId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { changesNothing, edited } from '../../platform/edit.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findTag, lockTag, saveTag, type TagRow } from './table.ts'

/** @throws Refusal `not_found`, `changed_meanwhile`, `already_exists` where another has that name: join them instead */
export async function editTag(
  tx: Tx,
  { id, ifMatch, edit }: { id: TagId; ifMatch: number; edit: EditTag },
  actor: Actor,
): Promise<Tag & { version: number }> {
  const { deletedAt: _not, ...tag } = await lockTag(tx, actor, id)
  seen(tag, ifMatch)
  const { after, changes } = edited<Omit<TagRow, 'deletedAt'>>(tag, edit as Partial<TagRow>)
  if (changesNothing(changes)) return tag
  if (changes.name) {
    const other = await findTag(tx, actor, { name: after.name })
    if (other && other.id !== id) throw new Refusal('already_exists', { id: other.id })
  }
  await saveTag(tx, actor, after)
  await record(tx, actor, { type: 'tag.edited', subject: { type: 'tag', id }, data: { changes } })
  return { ...after, version: tag.version + 1 }
}
