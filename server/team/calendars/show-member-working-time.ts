import { sql } from 'kysely'
import type { MemberId } from '../../../contract/ids.ts'
import type { MemberWorkingTime } from '../../../contract/team/working-time.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { allowWorkingTimeOf } from './policy.ts'

/** @throws Refusal `not_found`, `not_allowed` */
export async function showMemberWorkingTime(tx: Tx, id: MemberId, actor: Actor): Promise<MemberWorkingTime> {
  await allowWorkingTimeOf(tx, id, actor)
  const { rows } = await sql<MemberWorkingTime>`
    select c.week, w.calendar -> 'week' as "companyWeek", coalesce(m.time_zone, w.time_zone) as "timeZone",
           coalesce((
             select jsonb_agg(jsonb_build_object('id', l.id, 'fromOn', l.from_on, 'toOn', l.to_on, 'kind', l.kind,
                      'note', l.note) order by l.from_on, l.id)
             from leaves l
             where l.workspace_id = m.workspace_id and l.member_id = m.id and l.to_on > current_date - 365
           ), '[]') as leaves,
           coalesce(c.version, 0) as version
    from members m
    join workspaces w on w.workspace_id = m.workspace_id
    left join member_calendars c on c.workspace_id = m.workspace_id and c.member_id = m.id
    where m.workspace_id = ${actor.workspaceId} and m.id = ${id}
  `.execute(tx)
  return rows[0] as MemberWorkingTime
}
