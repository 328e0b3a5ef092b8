import { sql } from 'kysely'
import type { MemberId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { dueAfter, NoWorkingTimeError } from '../../platform/time/working-time.ts'
import { staffCalendars } from '../../team/calendars/workspace-calendar.ts'
import type { Candidate } from './choose.ts'
import type { Rule } from './rule.ts'

/**
 * Whom each rule may give a lead to at an instant, each once, in the order of their turns; and who has left, where his place
 * says whose turn it is.
 * @param at epoch ms
 */
export async function peopleOf(
  tx: Tx,
  actor: Actor,
  rules: readonly Rule[],
  at: number,
): Promise<(rule: Rule) => Candidate[]> {
  const given = rules.filter(({ way }) => way !== 'queue')
  if (given.length === 0) return () => []
  const teams = given.flatMap(({ teamId, memberIds }) => (teamId && memberIds.length === 0 ? teamId : []))
  const named = given.flatMap(({ memberIds, lastMemberId }) => [...memberIds, lastMemberId])
  const { rows } = await sql<{ memberId: MemberId; teams: string[]; left: boolean; open: number }>`
    select m.id as "memberId", coalesce(t.teams, '{}') as teams, m.deactivated_at is not null as left,
           ${given.some(({ way }) => way === 'least_work') ? openWork : sql`0`} as open
    from members m
    left join lateral (
      select array_agg(t.team_id::text) as teams from team_members t
      where t.workspace_id = m.workspace_id and t.member_id = m.id and t.team_id = any (${teams}::uuid[])) t on true
    where m.workspace_id = ${actor.workspaceId} and (m.id = any (${named}::uuid[]) or t.teams is not null)
    order by m.id
  `.execute(tx)
  const staff = await staffCalendars(tx, actor.workspaceId)
  const known = new Map<MemberId, Candidate>()
  for (const { memberId, open, left } of rows)
    known.set(memberId, {
      memberId,
      open,
      left,
      away: staff.isAway(memberId, at),
      worksAt: nextWork(staff.of(memberId), at),
    })
  return ({ memberIds, teamId, lastMemberId }) => {
    if (memberIds.length > 0) return [...new Set(memberIds)].flatMap((id) => known.get(id) ?? [])
    return rows.flatMap(({ memberId, teams }) => {
      const one = known.get(memberId)
      if (!one || teams.includes(teamId ?? '')) return one ?? []
      // Who got the last and is in the team no more.
      return memberId === lastMemberId ? { ...one, left: true } : []
    })
  }
}

/** What somebody has to do: leads that are not settled, and tasks. */
const openWork = sql`((select count(*) from leads l where l.workspace_id = m.workspace_id and l.owner_id = m.id
                         and l.status in ('new', 'contacted') and l.archived_at is null)
                    + (select count(*) from tasks k where k.workspace_id = m.workspace_id and k.assignee_id = m.id
                         and k.state = 'open'))::integer`

function nextWork(calendar: Parameters<typeof dueAfter>[0], at: number): number {
  try {
    return dueAfter(calendar, at, { workingDays: 0 })
  } catch (fault) {
    if (fault instanceof NoWorkingTimeError) return Number.POSITIVE_INFINITY
    throw fault
  }
}
