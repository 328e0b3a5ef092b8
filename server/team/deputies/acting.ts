import { type RawBuilder, sql } from 'kysely'
import type { MemberId } from '../../../contract/ids.ts'
import type { Actor, ActsFor } from '../../platform/actor.ts'

type Part = { [K in keyof ActsFor]: ActsFor[K] extends boolean ? K : never }[keyof ActsFor]

/** Himself, and the colleagues whose `part` he does as a deputy at this moment. */
export function actsAs({ memberId, actsFor }: Actor, part: Part): MemberId[] {
  return [memberId, ...actsFor.filter((away) => away[part]).map((away) => away.memberId)]
}

/** The same as a filter. Who acts for nobody gets the plainest form, whose plan is the best. */
export function actsAsFilter(actor: Actor, part: Part, column: RawBuilder<unknown>): RawBuilder<boolean> {
  const members = actsAs(actor, part)
  if (members.length === 1) return sql<boolean>`${column} = ${actor.memberId}::uuid`
  return sql<boolean>`${column} = any (${members}::uuid[])`
}
