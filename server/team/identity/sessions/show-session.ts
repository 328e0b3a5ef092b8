import { sql } from 'kysely'
import type { DepartmentId, TeamId, UserId } from '../../../../contract/ids.ts'
import type { Session, Theme } from '../../../../contract/team/session.ts'
import type { Language, Text } from '../../../../contract/text.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { membershipsOf } from '../memberships.ts'

/** Everything the web needs to know of who is signed in before it draws a page. */
export async function showSession(tx: Tx, actor: Actor): Promise<Session> {
  const { rows } = await sql<SessionRow>`
    select m.user_id, m.name, m.email, m.department_id, m.language, m.time_zone, m.date_calendar, m.theme,
           r.key as role_key, r.name as role_name,
           w.name as workspace_name, w.language as workspace_language, w.country, w.currency,
           w.time_zone as workspace_time_zone, w.has_sample,
           (
             select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'leads', tm.leads) order by t.name), '[]')
             from team_members tm
             join teams t on t.workspace_id = tm.workspace_id and t.id = tm.team_id
             where tm.workspace_id = m.workspace_id and tm.member_id = m.id
           ) as teams,
           (
             select jsonb_build_object('id', d.id, 'name', b.name, 'toOn', d.to_on)
             from deputies_now d
             join members b on b.workspace_id = d.workspace_id and b.id = d.deputy_id
             where d.workspace_id = m.workspace_id and d.member_id = m.id
             limit 1
           ) as deputy
    from members m
    join workspaces w on w.workspace_id = m.workspace_id
    join roles r on r.workspace_id = m.workspace_id and r.key = m.role_key
    where m.workspace_id = ${actor.workspaceId} and m.id = ${actor.memberId}
  `.execute(tx)
  const row = rows[0]
  if (!row) throw new Refusal('not_signed_in')
  const own = { id: actor.workspaceId, name: row.workspace_name }
  // A key belongs to one workspace and tells of no other.
  const memberships = row.user_id && actor.via === 'screen' ? await membershipsOf(tx, row.user_id) : []
  return {
    member: {
      id: actor.memberId,
      name: row.name,
      email: row.email,
      departmentId: row.department_id,
      teams: row.teams,
      processRoles: [...actor.processRoles],
    },
    actsFor: actor.actsFor.map(({ memberId, name, toOn }) => ({ memberId, name, toOn })),
    deputy: row.deputy,
    workspace: {
      ...own,
      language: row.workspace_language,
      country: row.country,
      currency: row.currency,
      timeZone: row.workspace_time_zone,
      hasSample: row.has_sample,
    },
    role: { key: row.role_key, name: row.role_name },
    rights: actor.rights,
    language: row.language,
    timeZone: row.time_zone ?? row.workspace_time_zone,
    ownTimeZone: row.time_zone !== null,
    dateCalendar: row.date_calendar ?? (row.language === 'fa' ? 'persian' : 'gregory'),
    theme: row.theme,
    workspaces: memberships.length
      ? memberships.map(({ workspaceId, workspaceName }) => ({ id: workspaceId, name: workspaceName }))
      : [own],
  }
}

interface SessionRow {
  user_id: UserId | null
  name: string
  email: string | null
  department_id: DepartmentId | null
  language: Language
  time_zone: string | null
  date_calendar: 'gregory' | 'persian' | null
  theme: Theme
  role_key: string
  role_name: Text
  workspace_name: string
  workspace_language: Language
  country: string
  currency: string
  workspace_time_zone: string
  has_sample: boolean
  deputy: Session['deputy']
  teams: { id: TeamId; name: string; leads: boolean }[]
}
