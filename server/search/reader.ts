import type { MemberId } from '../../contract/ids.ts'
import type { FoundKind } from '../../contract/search.ts'
import type { RecordRight } from '../../contract/team/rights.ts'
import type { Actor } from '../platform/actor.ts'
import { ownersWithin, sharedWithin } from '../team/reach.ts'

/** What of a kind somebody may see. */
export interface Within {
  /** Whose; null: everybody's, also what belongs to nobody. */
  owners: readonly MemberId[] | null
  /** Records beside these, by their ids. */
  shared: readonly string[]
}

const rights = {
  deals: 'deals.see',
  leads: 'leads.see',
  companies: 'customers.see',
  people: 'customers.see',
} as const satisfies Partial<Record<FoundKind, RecordRight>>

export type RecordKind = keyof typeof rights

/** Null where his role sees none of the kind at all. */
export function within(actor: Actor, kind: RecordKind): Within | null {
  if (actor.rights[rights[kind]] === 'none') return null
  return { owners: ownersWithin(actor, rights[kind]), shared: sharedWithin(actor, rights[kind]) }
}
