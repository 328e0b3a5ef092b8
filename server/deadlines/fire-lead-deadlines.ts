import { sql } from 'kysely'
import type { LeadId, MemberId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import type { Step } from './deadline.ts'
import { tell } from './tell.ts'

/**
 * Tells of the first contacts with leads that are near or overdue, as `fireDealDeadlines` does for deals. Where nobody
 * has the lead, the team in whose queue it waits is told, else whoever the process escalates to.
 * @returns how many leads; when it is `most`, there may be more
 */
export async function fireLeadDeadlines(tx: Tx, house: Actor, most: number): Promise<number> {
  const { rows } = await sql<Due>`
    select l.id, l.owner_id as "ownerId", l.team_id as "teamId",
           coalesce(l.first_contact_due_at, l.first_contact_warn_at) as "dueAt",
           case when l.first_contact_due_at <= now() then 'breach' else 'warn' end as step,
           (select v.document -> 'firstContact' ->> 'escalateTo' from process_versions v
            where v.workspace_id = l.workspace_id and v.process_id = l.process_id and v.state = 'published'
            order by v.number desc limit 1) as "escalateTo"
    from leads l
    where l.workspace_id = ${house.workspaceId} and l.next_deadline_at <= now()
    order by l.next_deadline_at
    limit ${most}
    for update of l skip locked
  `.execute(tx)
  if (rows.length === 0) return 0
  await sql`
    update leads l
    set first_contact_warned_at = case when r.step = 'warn' then now() else l.first_contact_warned_at end,
        first_contact_breached_at = case when r.step = 'breach' then now() else l.first_contact_breached_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, step text)
    where l.workspace_id = ${house.workspaceId} and l.id = r.id
  `.execute(tx)
  const queues = await membersOf(tx, house, rows)
  await tell(
    tx,
    house,
    rows.map(({ id, ownerId, teamId, dueAt, step, escalateTo }) => ({
      kind: 'first_contact',
      step,
      dealId: null,
      leadId: id,
      taskId: null,
      dueAt,
      memberId: ownerId,
      queue: null,
      members: ownerId === null && teamId ? (queues.get(teamId) ?? []) : [],
      escalateTo,
      data: {},
    })),
  )
  return rows.length
}

interface Due {
  id: LeadId
  ownerId: MemberId | null
  teamId: string | null
  dueAt: string
  step: Step
  escalateTo: string | null
}

/** Who is in the teams whose queues hold any of them. */
async function membersOf(tx: Tx, house: Actor, rows: readonly Due[]): Promise<Map<string, MemberId[]>> {
  const teams = rows.flatMap(({ ownerId, teamId }) => (ownerId === null && teamId ? teamId : []))
  if (teams.length === 0) return new Map()
  const found = await sql<{ teamId: string; members: MemberId[] }>`
    select team_id as "teamId", array_agg(member_id::text order by member_id) as members
    from team_members
    where workspace_id = ${house.workspaceId} and team_id = any (${teams}::uuid[])
    group by team_id
  `.execute(tx)
  return new Map(found.rows.map(({ teamId, members }) => [teamId, members]))
}
