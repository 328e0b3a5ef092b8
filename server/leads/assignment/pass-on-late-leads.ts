import { sql } from 'kysely'
import type { AssignmentRuleId, MemberId, WorkspaceId } from '../../../contract/ids.ts'
import { notify } from '../../notices/notify.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { houseActor } from '../../platform/house.ts'
import type { Lead } from '../lead.ts'
import { leadColumns } from '../table.ts'
import { assignByRules } from './assign-by-rules.ts'
import { managersOf } from './managers-of.ts'
import { endAssignment, letGoBy } from './table.ts'

type Late = Lead & { ownerId: MemberId; ruleId: AssignmentRuleId }

/**
 * Takes leads whose first contact is overdue from those who have them and gives each to the next of its rule, once for
 * each clock. The old owner, the new one and their manager are told; where the rule has nobody else, the lead stays and
 * the manager is told. The clock runs on: it is the customer who waits.
 * @returns how many were looked at; when it is `most`, there may be more
 */
export async function passOnLateLeads(tx: Tx, workspaceId: WorkspaceId, most = 100): Promise<number> {
  const house = houseActor(workspaceId, 'automation')
  const { rows } = await sql<Late>`
    select ${leadColumns}, l.assignment_rule_id as "ruleId" from leads l
    join assignment_rules r on r.workspace_id = l.workspace_id and r.id = l.assignment_rule_id
    where l.workspace_id = ${workspaceId} and l.status = 'new' and l.first_contact_at is null
      and l.first_contact_breached_at is not null and l.assignment_rule_id is not null and l.owner_id is not null
      and l.passed_on_for is distinct from l.first_contact_due_at and l.archived_at is null
      and r.active and r.passes_on
    order by l.first_contact_breached_at, l.id
    limit ${most}
    for update of l skip locked
  `.execute(tx)
  if (rows.length === 0) return 0
  const ids = rows.map(({ id }) => id)
  await sql`
    update leads set passed_on_for = first_contact_due_at
    where workspace_id = ${workspaceId} and id = any (${ids}::uuid[])
  `.execute(tx)
  for (const lead of rows) await endAssignment(tx, house, lead, { ended: 'late', reason: null })
  const without = await letGoBy(tx, house, ids)
  const by = new Map(rows.map(({ id, ruleId }) => [id, ruleId]))
  const given = await assignByRules(tx, house, rows, { because: 'late', without, by })
  const managers = await managersOf(
    tx,
    house,
    rows.map(({ ownerId }) => ownerId),
  )
  await notify(
    tx,
    house,
    rows.flatMap(({ id, ownerId }) => {
      const to = given.get(id)
      const above = (managers.get(ownerId) ?? []).filter((one) => one !== ownerId && one !== to?.ownerId)
      return [
        ...(to ? [{ memberId: ownerId, type: 'lead.passed_on' as const, leadId: id }] : []),
        ...above.map((memberId) => ({
          memberId,
          type: to ? ('lead.passed_on_above' as const) : ('lead.late_with_nobody' as const),
          leadId: id,
        })),
      ]
    }),
  )
  return rows.length
}
