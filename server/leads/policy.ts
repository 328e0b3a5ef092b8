import { type RawBuilder, sql } from 'kysely'
import type { MemberId, TeamId } from '../../contract/ids.ts'
import type { LeadCan, LeadStatus } from '../../contract/leads/lead.ts'
import type { Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'
import { ownerFilter, reaches } from '../team/reach.ts'
import { type LeadStep, refusedNow } from './lead.ts'

export type LeadAct = 'see' | 'edit' | 'convert'

const rightFor = { see: 'leads.see', edit: 'leads.edit', convert: 'leads.convert' } as const

export interface Whose {
  ownerId: MemberId | null
  teamId: TeamId | null
}

/** His own reach, and what waits in the queue of a team he is in: he could not take it otherwise. */
export function mayLead(actor: Actor, act: LeadAct, { ownerId, teamId }: Whose): boolean {
  if (reaches(actor, rightFor[act], ownerId, null)) return true
  const queued = ownerId === null && teamId !== null && actor.teams.includes(teamId)
  return queued && actor.rights[rightFor[act]] !== 'none'
}

/** Refuses what is not allowed; a lead one may not even see is not there. */
export function allow(actor: Actor, act: LeadAct, lead: Whose): void {
  if (!mayLead(actor, 'see', lead)) throw new Refusal('not_found')
  if (!mayLead(actor, act, lead)) throw new Refusal('not_allowed', { act, needs: rightFor[act] })
}

/** The same rule as SQL, for every list, count and search of leads `l`. */
export function visibleLeads(actor: Actor, act: LeadAct = 'see'): RawBuilder<boolean> {
  const reach = actor.rights[rightFor[act]]
  const owned = ownerFilter(actor, rightFor[act], sql`l.owner_id`, null)
  if (reach === 'all' || reach === 'none' || actor.teams.length === 0) return owned
  return sql<boolean>`(${owned} or (l.owner_id is null and l.team_id = any (${actor.teams}::uuid[])))`
}

/** Each act with `true` or the code of the refusal that it would meet. */
export function leadCan(
  actor: Actor,
  lead: Whose & { status: LeadStatus; acceptedAt: string | null },
): LeadCan {
  const edits = mayLead(actor, 'edit', lead)
  const step = (of: LeadStep) => (edits ? (refusedNow(lead.status, of) ?? (true as const)) : 'not_allowed')
  return {
    edit: edits || 'not_allowed',
    contact: step('contact'),
    disqualify: step('disqualify'),
    reopen: step('reopen'),
    assign: edits || 'not_allowed',
    accept: lead.acceptedAt === null ? heldBy(actor, lead) : 'already_decided',
    handBack: heldBy(actor, lead),
    convert: mayLead(actor, 'convert', lead)
      ? (refusedNow(lead.status, 'convert') ?? (true as const))
      : 'not_allowed',
  }
}

/** Who has a lead to work on takes it or hands it back, nobody else. */
export function heldBy(
  actor: Actor,
  lead: Whose & { status: LeadStatus },
): true | 'not_your_own' | NonNullable<ReturnType<typeof refusedNow>> {
  if (lead.ownerId === null || lead.ownerId !== actor.memberId || !mayLead(actor, 'edit', lead))
    return 'not_your_own'
  return refusedNow(lead.status, 'convert') ?? true
}

export function allowHolder(actor: Actor, lead: Whose & { status: LeadStatus }): void {
  if (!mayLead(actor, 'see', lead)) throw new Refusal('not_found')
  const held = heldBy(actor, lead)
  if (held !== true) throw new Refusal(held)
}

/** Who gets leads is decided by whoever works on all of them; everybody who sees leads may know the rules. */
export const mayEditRules = (actor: Actor) => actor.rights['leads.edit'] === 'all'

export function allowEditingRules(actor: Actor): void {
  if (!mayEditRules(actor)) throw new Refusal('not_allowed', { act: 'edit rules', needs: 'leads.edit' })
}

/** Costs are of everybody's leads: whoever works on all of them keeps them. */
export const mayEditCosts = (actor: Actor) => actor.rights['leads.edit'] === 'all'

export const mayKnowCosts = (actor: Actor) => actor.rights['leads.see'] === 'all'

export function allowEditingCosts(actor: Actor): void {
  if (!mayEditCosts(actor)) throw new Refusal('not_allowed', { act: 'edit costs', needs: 'leads.edit' })
}
