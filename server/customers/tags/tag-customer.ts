import { mostTags, mostTagsOnRecord, type Tag, tagColours } from '../../../contract/customers/tags.ts'
import type { TagId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Holder, lockToEdit, subjectOf } from '../holder.ts'
import { countTags, findTag, insertTag, putOn, tagsOf } from './table.ts'

/**
 * Puts a tag on a customer; one that is called by a name nobody has used is made.
 * @throws Refusal `not_found`, `not_allowed`, `too_large` where there are too many
 */
export async function tagCustomer(
  tx: Tx,
  { holder, name }: { holder: Holder; name: string },
  actor: Actor,
): Promise<Tag> {
  await lockToEdit(tx, actor, holder)
  const tag = (await findTag(tx, actor, { name })) ?? (await makeTag(tx, name, actor))
  const there = await tagsOf(tx, actor, holder)
  if (there.some(({ id }) => id === tag.id)) return tag
  if (there.length >= mostTagsOnRecord)
    throw new Refusal('too_large', { limit: 'tags', most: mostTagsOnRecord })
  await putOn(tx, actor, holder, tag.id)
  const subject = subjectOf(holder)
  await record(tx, actor, {
    type: `${subject.type}.tagged`,
    subject,
    data: { tagId: tag.id, name: tag.name },
  })
  return tag
}

async function makeTag(tx: Tx, name: string, actor: Actor): Promise<Tag> {
  const count = await countTags(tx, actor)
  if (count >= mostTags) throw new Refusal('too_large', { limit: 'tags', most: mostTags })
  // Each new one looks different from the one before it.
  const tag: Tag = {
    id: newId<TagId>(),
    name,
    colour: tagColours[(count % (tagColours.length - 1)) + 1] ?? 'grey',
  }
  if (!(await insertTag(tx, actor, tag))) {
    const made = await findTag(tx, actor, { name })
    if (made) return made
    throw new Refusal('unavailable')
  }
  await record(tx, actor, {
    type: 'tag.created',
    subject: { type: 'tag', id: tag.id },
    data: { name: tag.name },
  })
  return tag
}
