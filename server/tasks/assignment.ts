import { sql } from 'kysely'
import type { DealId, MemberId } from '../../contract/ids.ts'
import type { ProcessRole } from '../../contract/process/process-document.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { staffCalendars } from '../team/calendars/workspace-calendar.ts'

/**
 * Who gets a new task of each role on a deal: the person who already had one of that role there, else whom the role's
 * rule names (`round_robin`: who got one longest ago; `least_busy`: who has fewest open), else nobody: the queue.
 * Who is away today is passed over, for the queue if need be.
 */
export async function assigneesFor(
  tx: Tx,
  actor: Actor,
  deal: { id: DealId; ownerId: MemberId | null },
  roles: readonly ProcessRole[],
): Promise<Map<string, MemberId | null>> {
  const chosen = new Map<string, MemberId | null>()
  const asked = roles.filter((role) => {
    if (role.assign === 'deal_owner') chosen.set(role.key, deal.ownerId)
    return role.assign !== 'deal_owner'
  })
  if (asked.length === 0) return chosen

  const { rows } = await sql<Candidate>`
    select h.role_key as "roleKey", h.member_id as "memberId",
           exists (select from tasks t where t.workspace_id = h.workspace_id and t.deal_id = ${deal.id}
                     and t.role_key = h.role_key and t.assignee_id = h.member_id) as "knowsDeal",
           (select count(*) from tasks t where t.workspace_id = h.workspace_id and t.assignee_id = h.member_id
              and t.state = 'open') as "openTasks",
           (select max(t.created_at) from tasks t where t.workspace_id = h.workspace_id
              and t.assignee_id = h.member_id and t.state = 'open') as "lastGiven"
    from all_role_holders h
    join members m on m.workspace_id = h.workspace_id and m.id = h.member_id and m.deactivated_at is null
    where h.workspace_id = ${actor.workspaceId} and h.role_key = any (${asked.map((role) => role.key)}::text[])
    order by h.member_id
  `.execute(tx)
  const staff = await staffCalendars(tx, actor.workspaceId)
  const present = rows.filter(({ memberId }) => !staff.isAway(memberId, Date.now()))
  for (const role of asked) {
    const holders = present.filter((row) => row.roleKey === role.key)
    chosen.set(role.key, choose(role.assign, holders))
  }
  return chosen
}

interface Candidate {
  roleKey: string
  memberId: MemberId
  knowsDeal: boolean
  openTasks: number
  lastGiven: string | null
}

function choose(rule: ProcessRole['assign'], holders: readonly Candidate[]): MemberId | null {
  const known = holders.find((holder) => holder.knowsDeal)
  if (known) return known.memberId
  if (rule === 'queue') return null
  const inOrder = holders.toSorted((a, b) =>
    rule === 'least_busy' ? a.openTasks - b.openTasks : (a.lastGiven ?? '').localeCompare(b.lastGiven ?? ''),
  )
  return inOrder[0]?.memberId ?? null
}
