import type { AssignmentRuleId, LeadId, MemberId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Lead } from '../lead.ts'
import { choose } from './choose.ts'
import { type Given, give } from './give.ts'
import { matchingRules } from './matching-rules.ts'
import { peopleOf } from './people.ts'
import { activeRules, saveTurns } from './table.ts'

export interface Assigning {
  because?: Given['because']
  /** Of each lead those who had it and let go of it. */
  without?: ReadonlyMap<LeadId, readonly MemberId[]>
  /** Only the rule it came by, wherever that still is. */
  by?: ReadonlyMap<LeadId, AssignmentRuleId | null>
  /** Those that would have to wait stay as they are. */
  leaveWaiting?: boolean
}

/**
 * Gives leads by the rules, in the order they are named, each to whom the first rule that means it has somebody for.
 * The rules are locked until the transaction ends: turns are taken one after another, however many leads come at once.
 * @returns the leads that were given out or put into a queue; those no rule means are not there
 */
export async function assignByRules(
  tx: Tx,
  actor: Actor,
  leads: readonly Lead[],
  { because = 'rule', without, by, leaveWaiting = false }: Assigning = {},
): Promise<Map<LeadId, Lead>> {
  if (leads.length === 0) return new Map()
  const rules = await activeRules(tx, actor, { locked: true })
  if (rules.length === 0) return new Map()
  const ids = leads.map(({ id }) => id)
  const matching = await matchingRules(tx, actor, rules, ids)
  const at = Date.now()
  const people = await peopleOf(tx, actor, rules, at)
  const given: Given[] = []
  for (const lead of leads) {
    const only = by?.get(lead.id)
    const asked = only ? rules.filter(({ id }) => id === only) : (matching.get(lead.id) ?? [])
    for (const rule of asked) {
      const candidates = people(rule)
      const choice = choose(rule, candidates, at, without?.get(lead.id))
      if (!choice) continue
      const taker = candidates.find(({ memberId }) => memberId === choice.ownerId)
      if (taker) {
        taker.open++
        rule.lastMemberId = taker.memberId
      }
      if (!(choice.waits && leaveWaiting)) given.push({ lead, rule, choice, because })
      break
    }
  }
  await saveTurns(tx, actor, rules)
  return give(tx, actor, given)
}
