import { sql } from 'kysely'
import type { DealId, MemberId } from '../../../../contract/ids.ts'
import type { ProcessRole, TaskTemplate } from '../../../../contract/process/process-document.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { takeTurns } from '../../../tasks/take-turns.ts'
import { staffCalendars } from '../../../team/calendars/workspace-calendar.ts'
import type { MovingDeal } from './moving-deal.ts'

/** A deal and templates that make tasks of it. */
export interface Wanted {
  deal: MovingDeal
  /** Keys of open tasks that it keeps. */
  open: readonly string[]
  templates: readonly TaskTemplate[]
}

/**
 * Who gets a new task of a role, as for a single deal (server/tasks/assignment.ts): the deal's owner where the role says
 * so, else who already had one of the role there, else by turn or load, else nobody: the queue. Who is away today
 * is passed over.
 */
export async function assigneesInBulk(
  tx: Tx,
  actor: Actor,
  roles: readonly ProcessRole[],
  wanted: readonly Wanted[],
): Promise<(role: string, deal: MovingDeal) => MemberId | null> {
  const used = new Set(wanted.flatMap(({ templates }) => templates.flatMap(({ role }) => role ?? [])))
  const asked = roles.filter(({ key, assign }) => used.has(key) && assign !== 'deal_owner')
  const staff = await staffCalendars(tx, actor.workspaceId)
  const isHere = (memberId: MemberId) => !staff.isAway(memberId, Date.now())
  const next = await takeTurns(tx, actor, asked, isHere)
  const known = await knownOn(
    tx,
    actor,
    asked.map(({ key }) => key),
    wanted.map(({ deal }) => deal.id),
  )
  return (role, deal) => {
    const rule = roles.find(({ key }) => key === role)?.assign
    if (rule === 'deal_owner') return deal.ownerId
    const had = known.get(`${deal.id} ${role}`)
    return had && isHere(had) ? had : next(role)
  }
}

/** Of each deal and role the holder who already had a task of it there, by `deal id, role`. */
async function knownOn(
  tx: Tx,
  actor: Actor,
  keys: readonly string[],
  ids: readonly DealId[],
): Promise<Map<string, MemberId>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<{ dealId: DealId; roleKey: string; memberId: MemberId }>`
    select distinct on (t.deal_id, t.role_key) t.deal_id as "dealId", t.role_key as "roleKey",
           t.assignee_id as "memberId"
    from tasks t
    join all_role_holders h on h.workspace_id = t.workspace_id and h.role_key = t.role_key and h.member_id = t.assignee_id
    join members m on m.workspace_id = h.workspace_id and m.id = h.member_id and m.deactivated_at is null
    where t.workspace_id = ${actor.workspaceId} and t.deal_id = any (${ids}::uuid[])
      and t.role_key = any (${keys}::text[])
    order by t.deal_id, t.role_key, t.assignee_id
  `.execute(tx)
  return new Map(rows.map(({ dealId, roleKey, memberId }) => [`${dealId} ${roleKey}`, memberId]))
}
