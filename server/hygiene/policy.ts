import { type RawBuilder, sql } from 'kysely'
import type { CheckedEntity } from '../../contract/hygiene/checks.ts'
import type { May } from '../../contract/named.ts'
import type { Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'
import { holds, ownerFilter, sharedWithin } from '../team/reach.ts'

const rightFor = {
  company: { see: 'customers.see', edit: 'customers.edit' },
  person: { see: 'customers.see', edit: 'customers.edit' },
  deal: { see: 'deals.see', edit: 'deals.edit' },
  lead: { see: 'leads.see', edit: 'leads.edit' },
} as const

/**
 * Which records of a kind an act reaches, as SQL about the owner and team that stand beside a finding or a count: what each
 * kind's own policy says. A lead that waits in the queue of one's team is within reach.
 * @param row the row those columns are of
 * @param id the record's own column; null for counts, which are not of single records (see sharedBeyond)
 */
export function withinReach(
  actor: Actor,
  act: 'see' | 'edit',
  entity: CheckedEntity,
  row: RawBuilder<unknown>,
  id: RawBuilder<unknown> | null,
): RawBuilder<boolean> {
  const right = rightFor[entity][act]
  const owned = ownerFilter(actor, right, sql`${row}.owner_id`, entity === 'lead' ? null : id)
  const reach = actor.rights[right]
  if (entity !== 'lead' || reach === 'all' || reach === 'none' || actor.teams.length === 0) return owned
  return sql<boolean>`(${owned} or (${row}.owner_id is null and ${row}.team_id = any (${actor.teams}::uuid[])))`
}

/** Records of a kind that an act reaches only because a colleague shares them: counts by owner do not hold them. */
export function sharedBeyond(
  actor: Actor,
  act: 'see' | 'edit',
  entity: CheckedEntity,
  row: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const shared = entity === 'lead' ? [] : sharedWithin(actor, rightFor[entity][act])
  if (shared.length === 0) return sql<boolean>`false`
  return sql<boolean>`(${row}.record_id = any (${shared}::uuid[])
    and ${withinReach(actor, act, entity, row, null)} is not true)`
}

/** What is looked for is a setting of the company. */
export const mayEditChecks = (actor: Actor): May => holds(actor, 'workspace.manage') || 'not_allowed'

export function allowEditingChecks(actor: Actor): void {
  if (mayEditChecks(actor) !== true)
    throw new Refusal('not_allowed', { act: 'edit checks', needs: 'workspace.manage' })
}
