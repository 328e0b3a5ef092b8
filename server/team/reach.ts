import { type RawBuilder, sql } from 'kysely'
import type { MemberId } from '../../contract/ids.ts'
import type { PlainRight, Reach, RecordRight } from '../../contract/team/rights.ts'
import type { Actor, SharedTo } from '../platform/actor.ts'
import { actsAs } from './deputies/acting.ts'

/**
 * How far a right reaches, once as an answer about one record and once as a filter of many. Both say the same, so that
 * lists, sums and search show exactly what may be opened. What belongs to nobody is within reach of `all` alone, and what
 * a colleague shares is within reach of who has the right at all.
 * @param id the record's own; null where there is no record (yet) that could be shared
 */
export function reaches(
  actor: Actor,
  right: RecordRight,
  ownerId: MemberId | null,
  id: string | null,
): boolean {
  return within(actor, actor.rights[right], ownerId) || (id !== null && isShared(actor, right, id))
}

/**
 * Whether it reaches what an owner has for good: neither by a share nor as anybody's deputy. Who has something for a time
 * gives it to nobody, least of all to himself.
 */
export function reachesForGood(actor: Actor, right: RecordRight, ownerId: MemberId | null): boolean {
  return within({ ...actor, actsFor: [] }, actor.rights[right], ownerId)
}

/**
 * The row filter of a right.
 * @param owner the owner's column, as in ``sql`d.owner_id` ``
 * @param id the record's own column; null for rows that are no records, as totals are
 */
export function ownerFilter(
  actor: Actor,
  right: RecordRight,
  owner: RawBuilder<unknown>,
  id: RawBuilder<unknown> | null,
): RawBuilder<boolean> {
  const owned = ownedFilter(actor, actor.rights[right], owner)
  const shared = id ? sharedWithin(actor, right) : []
  if (shared.length === 0) return owned
  return sql<boolean>`(${owned} or ${id} = any(${shared}::uuid[]))`
}

/** The row filter in its other form: whose records a right covers. Null is everybody's, also what belongs to nobody. */
export function ownersWithin(actor: Actor, right: RecordRight): readonly MemberId[] | null {
  const reach = actor.rights[right]
  if (reach === 'all') return null
  if (reach === 'none') return []
  return ownersOf(actor, reach)
}

/**
 * What a right covers beside that: records that colleagues share with him. A share lets him see and, if it says so, work;
 * it never gives a right that the role has not.
 */
export function sharedWithin(actor: Actor, right: RecordRight): readonly string[] {
  const all = sharedOf(actor, right)
  if (all === null || all.size === 0) return []
  const works = right.endsWith('.edit')
  return [...all].flatMap(([id, to]) => (!works || to === 'work' ? [id] : []))
}

/** Whether the role holds a right that is simply given or not. */
export function holds(actor: Actor, right: PlainRight): boolean {
  return actor.rights[right]
}

function ownedFilter(actor: Actor, reach: Reach, owner: RawBuilder<unknown>): RawBuilder<boolean> {
  if (reach === 'all') return sql<boolean>`true`
  if (reach === 'none') return sql<boolean>`false`
  const owners = ownersOf(actor, reach)
  if (reach === 'own' && owners.length === 1) return sql<boolean>`${owner} = ${actor.memberId}::uuid`
  return sql<boolean>`${owner} = any(${owners}::uuid[])`
}

function within(actor: Actor, reach: Reach, ownerId: MemberId | null): boolean {
  if (reach === 'all') return true
  if (ownerId === null || reach === 'none') return false
  return ownersOf(actor, reach).includes(ownerId)
}

/** What belongs to those he is the deputy of counts as his own. */
function ownersOf(actor: Actor, reach: 'own' | 'team'): readonly MemberId[] {
  const asOwn = actsAs(actor, 'records')
  if (reach === 'own') return asOwn
  return asOwn.length === 1 ? actor.teammates : [...new Set([...actor.teammates, ...asOwn])]
}

function isShared(actor: Actor, right: RecordRight, id: string): boolean {
  const to = sharedOf(actor, right)?.get(id)
  return to === 'work' || (to === 'view' && !right.endsWith('.edit'))
}

/** Null where shares say nothing of the right, or could add nothing to it. */
function sharedOf({ rights, shared }: Actor, right: RecordRight): ReadonlyMap<string, SharedTo> | null {
  if (rights[right] === 'all' || rights[right] === 'none') return null
  if (right === 'deals.see' || right === 'deals.edit') return shared.deals
  return right === 'customers.see' || right === 'customers.edit' ? shared.customers : null
}
