import type { TagId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Holder, lockToEdit, subjectOf } from '../holder.ts'
import { findTag, takeOff } from './table.ts'

/** @throws Refusal `not_found` where the customer does not have it */
export async function untagCustomer(
  tx: Tx,
  { holder, tagId }: { holder: Holder; tagId: TagId },
  actor: Actor,
): Promise<void> {
  await lockToEdit(tx, actor, holder)
  const tag = await findTag(tx, actor, { id: tagId })
  if (!tag || !(await takeOff(tx, actor, holder, tagId))) throw new Refusal('not_found')
  const subject = subjectOf(holder)
  await record(tx, actor, { type: `${subject.type}.untagged`, subject, data: { tagId, name: tag.name } })
}
