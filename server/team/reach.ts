import { type RawBuilder, sql } from 'kysely'
import type { MemberId } from '../../contract/ids.ts'
import type { PlainRight, Reach, RecordRight } from '../../contract/team/rights.ts'
import type { Actor } from '../platform/actor.ts'

/**
 * How far a right reaches, once as an answer about one record and once as a filter of many. Both say the same, so that
 * lists, sums and search show exactly what may be opened. What belongs to nobody is within reach of `all` alone.
 */
export function reaches(actor: Actor, right: RecordRight, ownerId: MemberId | null): boolean {
  return within(actor, actor.rights[right], ownerId)
}

/**
 * The row filter of a right.
 * @param column the owner's column, as in ``sql.ref('deals.owner_id')``
 */
export function ownerFilter(
  actor: Actor,
  right: RecordRight,
  column: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const reach = actor.rights[right]
  if (reach === 'all') return sql<boolean>`true`
  if (reach === 'team') return sql<boolean>`${column} = any(${actor.teammates}::uuid[])`
  if (reach === 'own') return sql<boolean>`${column} = ${actor.memberId}::uuid`
  return sql<boolean>`false`
}

/** The row filter in its other form: whose records a right covers. Null is everybody's, also what belongs to nobody. */
export function ownersWithin(actor: Actor, right: RecordRight): readonly MemberId[] | null {
  const reach = actor.rights[right]
  if (reach === 'all') return null
  if (reach === 'team') return actor.teammates
  return reach === 'own' ? [actor.memberId] : []
}

/** Whether the role holds a right that is simply given or not. */
export function holds(actor: Actor, right: PlainRight): boolean {
  return actor.rights[right]
}

function within(actor: Actor, reach: Reach, ownerId: MemberId | null): boolean {
  if (reach === 'all') return true
  if (ownerId === null || reach === 'none') return false
  return reach === 'team' ? actor.teammates.includes(ownerId) : ownerId === actor.memberId
}
