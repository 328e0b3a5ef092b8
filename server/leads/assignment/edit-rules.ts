import { sql } from 'kysely'
import type { AssignmentRuleId, MemberId } from '../../../contract/ids.ts'
import type { AssignmentRuleParts } from '../../../contract/leads/assignment.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { given } from '../../platform/edit.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { fieldRefusal, unknownRecord } from '../../platform/refusal.ts'
import { fitFilter } from '../../segments/fit-filter.ts'
import { mustKnowTeam } from '../../team/groups/known-team.ts'
import { allowEditingRules } from '../policy.ts'
import { mustGiveToSomebody, type Rule } from './rule.ts'
import { insertRule, lockRule, saveRule, saveTurns } from './table.ts'

/** A company has a handful of them; every lead that comes is held against each. */
const most = 100

/** @throws Refusal `malformed` for a filter nobody could read, people who are not here, or a rule that gives to nobody */
export async function addRule(tx: Tx, parts: AssignmentRuleParts, actor: Actor): Promise<void> {
  allowEditingRules(actor)
  await mustBeUsable(tx, parts, actor)
  const rule: Rule = { ...parts, id: newId<AssignmentRuleId>(), lastMemberId: null, version: 1 }
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from assignment_rules where workspace_id = ${actor.workspaceId}
  `.execute(tx)
  if ((rows[0]?.n ?? 0) >= most) throw fieldRefusal('malformed', 'body.name', `${most} rules are the most`)
  await insertRule(tx, actor, rule)
  await recorded(tx, actor, 'assignment_rule.added', rule)
}

/** @throws Refusal `changed_meanwhile`, `malformed` */
export async function editRule(
  tx: Tx,
  {
    id,
    ifMatch,
    edit,
  }: {
    id: AssignmentRuleId
    ifMatch: number
    edit: { [Part in keyof AssignmentRuleParts]?: AssignmentRuleParts[Part] | undefined }
  },
  actor: Actor,
): Promise<void> {
  allowEditingRules(actor)
  const rule = await lockRule(tx, actor, id)
  seen(rule, ifMatch)
  const after: Rule = { ...rule, ...given(edit) }
  // One that is broken can be switched off as it is.
  if (Object.keys(edit).some((part) => part !== 'active')) await mustBeUsable(tx, after, actor)
  await saveRule(tx, actor, after)
  await saveTurns(tx, actor, [{ ...after, lastMemberId: lastOf(rule, after) }])
  await recorded(tx, actor, 'assignment_rule.edited', after)
}

/** Where the one who got the last lead is taken out, the turn goes on from the one before him. */
function lastOf({ memberIds, lastMemberId }: Rule, after: Rule): MemberId | null {
  const place = lastMemberId ? memberIds.indexOf(lastMemberId) : -1
  if (place < 0 || after.memberIds.length === 0) return lastMemberId
  const inTurn = [...memberIds.slice(place + 1), ...memberIds.slice(0, place + 1)]
  return inTurn.findLast((id) => after.memberIds.includes(id)) ?? null
}

export async function removeRule(tx: Tx, id: AssignmentRuleId, actor: Actor): Promise<void> {
  allowEditingRules(actor)
  const rule = await lockRule(tx, actor, id)
  await sql`delete from assignment_rules where workspace_id = ${actor.workspaceId} and id = ${id}`.execute(tx)
  await recorded(tx, actor, 'assignment_rule.removed', rule)
}

/** Puts the rules in this order; those that are not named follow as they were. */
export async function orderRules(tx: Tx, ids: readonly AssignmentRuleId[], actor: Actor): Promise<void> {
  allowEditingRules(actor)
  const { rows } = await sql<{ id: AssignmentRuleId }>`
    select id from assignment_rules where workspace_id = ${actor.workspaceId} order by position, id for update
  `.execute(tx)
  const stranger = ids.findIndex((asked) => !rows.some(({ id }) => id === asked))
  if (stranger >= 0) throw unknownRecord(`body.ids.${stranger}`)
  await sql`
    update assignment_rules r set position = o.place
    from (
      select g.id, row_number() over (order by array_position(${ids}::uuid[], g.id) nulls last, g.position, g.id) as place
      from assignment_rules g where g.workspace_id = ${actor.workspaceId}
    ) o
    where r.workspace_id = ${actor.workspaceId} and r.id = o.id
  `.execute(tx)
  await record(tx, actor, {
    type: 'assignment_rule.ordered',
    subject: { type: 'assignment_rule', id: ids[0] ?? actor.workspaceId },
  })
}

async function mustBeUsable(tx: Tx, parts: AssignmentRuleParts, actor: Actor): Promise<void> {
  mustGiveToSomebody(parts)
  await fitFilter(tx, 'lead', parts.filter, actor, { shared: true })
  await mustKnowTeam(tx, actor, parts.teamId, 'body.teamId')
  const { rows } = await sql<{ id: string }>`
    select id from members
    where workspace_id = ${actor.workspaceId} and id = any (${parts.memberIds}::uuid[])
  `.execute(tx)
  const stranger = parts.memberIds.findIndex((asked) => !rows.some(({ id }) => id === asked))
  if (stranger >= 0) throw unknownRecord(`body.memberIds.${stranger}`)
}

const recorded = (tx: Tx, actor: Actor, type: `assignment_rule.${string}`, rule: Rule) =>
  record(tx, actor, {
    type,
    subject: { type: 'assignment_rule', id: rule.id },
    data: { name: rule.name, way: rule.way, filter: rule.filter, active: rule.active },
  })
