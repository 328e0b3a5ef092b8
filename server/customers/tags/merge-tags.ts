import type { Tag } from '../../../contract/customers/tags.ts'
import type { TagId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { fieldRefusal, unknownRecord } from '../../platform/refusal.ts'
import { carryOver, findTag, lockTag, markDeleted } from './table.ts'

/**
 * Joins a tag with another. The one that went can be brought back, with the customers that had it; they keep both.
 * @throws Refusal `not_found`, `malformed` where the other one is not there or is the same
 */
export async function mergeTags(
  tx: Tx,
  { id, into }: { id: TagId; into: TagId },
  actor: Actor,
): Promise<Tag> {
  if (id === into) throw fieldRefusal('malformed', 'body.into', 'a tag is not joined with itself')
  const { name } = await lockTag(tx, actor, id)
  const kept = await findTag(tx, actor, { id: into })
  if (!kept) throw unknownRecord('body.into')
  await carryOver(tx, actor, id, into)
  await markDeleted(tx, actor, id, true)
  await record(tx, actor, {
    type: 'tag.merged',
    subject: { type: 'tag', id: into },
    data: { gone: id, goneName: name, name: kept.name },
  })
  return kept
}
