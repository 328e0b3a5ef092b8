import type { TagId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findTag, lockTag, markDeleted } from './table.ts'

/** No record shows it any more; its places on them are kept, so that it can be brought back. */
export async function deleteTag(tx: Tx, { id }: { id: TagId }, actor: Actor): Promise<void> {
  const { name } = await lockTag(tx, actor, id)
  await markDeleted(tx, actor, id, true)
  await record(tx, actor, { type: 'tag.deleted', subject: { type: 'tag', id }, data: { name } })
}

/** @throws Refusal `not_found`, `already_exists` where a new one of that name was made meanwhile */
export async function bringBackTag(tx: Tx, { id }: { id: TagId }, actor: Actor): Promise<void> {
  const { name } = await lockTag(tx, actor, id, { deleted: true })
  const other = await findTag(tx, actor, { name })
  if (other) throw new Refusal('already_exists', { id: other.id })
  await markDeleted(tx, actor, id, false)
  await record(tx, actor, { type: 'tag.brought_back', subject: { type: 'tag', id }, data: { name } })
}
