import { sql } from 'kysely'
import type { LeadId, MemberId, TeamId } from '../../../contract/ids.ts'
import { tryAssignmentRules as route } from '../../../contract/leads/assignment.ts'
import type { Returned } from '../../../contract/route.ts'
import type { Actor } from '../../platform/actor.ts'
import { named } from '../../platform/database/named.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { visibleLeads } from '../policy.ts'
import { choose } from './choose.ts'
import { matchingRules } from './matching-rules.ts'
import { peopleOf } from './people.ts'
import { activeRules } from './table.ts'

const shown = 20

/**
 * Where the newest leads one may see would go if they came now, one after another, oldest first: the very rules and
 * turns, without a lock, and nothing is written.
 */
export async function tryRules(tx: Tx, actor: Actor): Promise<Returned<typeof route>> {
  const rules = await activeRules(tx, actor, { locked: false })
  const { rows: leads } = await sql<Tried>`
    select l.id, l.name, l.company_name as "companyName", ${named('o')} as owner
    from leads l
    left join members o on o.workspace_id = l.workspace_id and o.id = l.owner_id
    where l.workspace_id = ${actor.workspaceId} and l.archived_at is null and ${visibleLeads(actor)}
    order by l.created_at desc, l.id desc
    limit ${shown}
  `.execute(tx)
  const at = Date.now()
  const people = await peopleOf(tx, actor, rules, at)
  const matching = await matchingRules(
    tx,
    actor,
    rules,
    leads.map(({ id }) => id),
  )
  const called = await namesOf(tx, actor)
  const tried = leads.toReversed().map(({ id, name, companyName, owner }) => {
    const untouched = {
      lead: { id, name },
      companyName,
      owner,
      rule: null,
      to: null,
      team: null,
      waits: false,
    }
    for (const rule of matching.get(id) ?? []) {
      const candidates = people(rule)
      const choice = choose(rule, candidates, at)
      if (!choice) continue
      const taker = candidates.find(({ memberId }) => memberId === choice.ownerId)
      if (taker) {
        taker.open++
        rule.lastMemberId = taker.memberId
      }
      return {
        ...untouched,
        rule: { id: rule.id, name: rule.name },
        to: called<MemberId>(choice.ownerId),
        team: called<TeamId>(choice.teamId),
        waits: choice.waits,
      }
    }
    return untouched
  })
  return { rows: tried.toReversed() }
}

interface Tried {
  id: LeadId
  name: string
  companyName: string | null
  owner: { id: MemberId; name: string } | null
}

async function namesOf(tx: Tx, actor: Actor) {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from members where workspace_id = ${actor.workspaceId}
    union all
    select id, name from teams where workspace_id = ${actor.workspaceId}
  `.execute(tx)
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return <Id extends string>(id: Id | null) => (id === null ? null : { id, name: names.get(id) ?? '' })
}
