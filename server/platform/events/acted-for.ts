import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../actor.ts'

/**
 * The data of an event `e`; what a deputy does with a colleague's work says so: `actedFor: { id, name }`. His is the task
 * that he has or whose role he holds, and else what belongs to him. Who is nobody's deputy pays nothing.
 */
export function withActedFor(actor: Actor): RawBuilder<unknown> {
  if (actor.actsFor.length === 0) return sql`e.data`
  const absent = actor.actsFor.map(({ memberId, name, roles }) => ({ id: memberId, name, roles }))
  const { workspaceId } = actor
  return sql`e.data || coalesce((
    select jsonb_build_object('actedFor', jsonb_build_object('id', a.id, 'name', a.name))
    from jsonb_to_recordset(${JSON.stringify(absent)}::jsonb) as a (id uuid, name text, roles text[])
    join (
      select 1 as nearness, t.assignee_id as member_id, t.role_key from tasks t
      where e.subject_type = 'task' and t.workspace_id = ${workspaceId} and t.id = e.subject_id
      union all
      select 2, d.owner_id, null from deals d
      where d.workspace_id = ${workspaceId} and d.id = e.deal_id
      union all
      select 2, c.owner_id, null from companies c
      where e.subject_type = 'company' and c.workspace_id = ${workspaceId} and c.id = e.subject_id
      union all
      select 2, p.owner_id, null from people p
      where e.subject_type = 'person' and p.workspace_id = ${workspaceId} and p.id = e.subject_id
      union all
      select 2, l.owner_id, null from leads l
      where e.subject_type = 'lead' and l.workspace_id = ${workspaceId} and l.id = e.subject_id
    ) work on work.member_id = a.id or work.role_key = any (a.roles)
    order by work.nearness, (work.member_id = a.id) desc nulls last
    limit 1), '{}')`
}
