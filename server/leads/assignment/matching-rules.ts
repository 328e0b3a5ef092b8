import { type RawBuilder, sql } from 'kysely'
import type { AssignmentRuleId, LeadId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { houseActor } from '../../platform/house.ts'
import { Refusal } from '../../platform/refusal.ts'
import { askedOnce } from '../../segments/asked-once.ts'
import { filterInSql } from '../../segments/filters/read-filter.ts'
import type { Rule } from './rule.ts'

/**
 * Of each lead the rules that mean it, in the rules' order; asked in one statement. As the house sees it: a rule means
 * the same whoever brings a lead.
 */
export async function matchingRules(
  tx: Tx,
  actor: Actor,
  rules: readonly Rule[],
  leadIds: readonly LeadId[],
): Promise<Map<LeadId, Rule[]>> {
  const asked: RawBuilder<unknown>[] = []
  for (const rule of rules) {
    const meant = await meaningOf(tx, actor, rule)
    if (meant)
      asked.push(sql`
        select ${rule.id}::uuid as rule, l.id from leads l
        where l.workspace_id = ${actor.workspaceId} and l.id = any (${leadIds}::uuid[]) and ${meant}`)
  }
  if (asked.length === 0) return new Map()
  const found = await askedOnce<{ rule: AssignmentRuleId; id: LeadId }>(
    tx,
    sql`${sql.join(asked, sql` union all `)}`,
  )
  const meant = new Set(found.map(({ rule, id }) => `${rule} ${id}`))
  return new Map(leadIds.map((id) => [id, rules.filter((rule) => meant.has(`${rule.id} ${id}`))]))
}

/** The rule's filter as SQL; null where something it asks about is gone. A lead is never lost for that. */
export async function meaningOf(
  tx: Tx,
  { workspaceId }: Actor,
  { filter }: Pick<Rule, 'filter'>,
): Promise<RawBuilder<boolean> | null> {
  try {
    const house = houseActor(workspaceId, 'automation')
    return await filterInSql(tx, 'lead', filter, house, { way: 'each', path: 'rule' })
  } catch (fault) {
    if (fault instanceof Refusal) return null
    throw fault
  }
}
