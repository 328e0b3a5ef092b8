import { type RawBuilder, sql } from 'kysely'
import type { DepartmentId } from '../../../contract/ids.ts'
import type { ProcessRole } from '../../../contract/process/process-document.ts'
import type { Queue } from '../../../contract/tasks/hand-offs.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { workingTimeBetween } from '../../platform/time/working-time.ts'
import { publishedProcesses } from '../../process/versions/published-processes.ts'
import { workspaceCalendar } from '../../team/calendars/workspace-calendar.ts'
import { seesEveryQueue, servedRoles } from './policy.ts'

/**
 * The queues I serve or may look at, each with what waits, what is taken and what is usual. Counts and the oldest come
 * from the indexes of what goes on, the medians from the newest that ended: nothing here grows with the years.
 */
export async function listQueues(tx: Tx, actor: Actor): Promise<Queue[]> {
  const processes = await publishedProcesses(tx, actor.workspaceId)
  const roles = new Map(processes.flatMap(({ document }) => document.roles.map((role) => [role.key, role])))
  const calendar = await workspaceCalendar(tx, actor.workspaceId)
  const { rows } = await sql<Row>`
    ${queueRoles(actor, [...roles.keys()])}
    select r.role_key as role, w.count as waiting, w.oldest, k.count as taken, d.departments,
           u.waits, u."waitMinutes", u.works, u."workMinutes"
    from queue_roles r
    cross join lateral (
      select count(*)::integer as count, min(h.waiting_since) as oldest
      from hand_offs h
      where h.workspace_id = ${actor.workspaceId} and h.role_key = r.role_key
        and h.ended_at is null and h.taken_at is null
    ) w
    cross join lateral (
      select count(*)::integer as count
      from hand_offs h
      where h.workspace_id = ${actor.workspaceId} and h.role_key = r.role_key
        and h.ended_at is null and h.taken_at is not null
    ) k
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.name), '[]') as departments
      from role_departments rd
      join departments d on d.workspace_id = rd.workspace_id and d.id = rd.department_id
      where rd.workspace_id = ${actor.workspaceId} and rd.role_key = r.role_key
    ) d
    cross join lateral (
      select count(e.wait_minutes)::integer as waits, count(e.work_minutes)::integer as works,
             percentile_disc(0.5) within group (order by e.wait_minutes) as "waitMinutes",
             percentile_disc(0.5) within group (order by e.work_minutes) as "workMinutes"
      from (
        select h.wait_minutes, case when h.ended_how = 'done' then h.work_minutes end as work_minutes
        from hand_offs h
        where h.workspace_id = ${actor.workspaceId} and h.role_key = r.role_key
          and h.ended_at > now() - interval '90 days'
        order by h.ended_at desc
        limit 500
      ) e
    ) u
    order by r.role_key
  `.execute(tx)
  const now = Date.now()
  return rows
    .map(({ oldest, waits, waitMinutes, works, workMinutes, ...row }) => ({
      ...row,
      ...namesOf(roles.get(row.role)),
      mine: servedRoles(actor).includes(row.role),
      oldest:
        oldest === null
          ? null
          : {
              since: oldest,
              waitedMinutes: Math.round(workingTimeBetween(calendar, Date.parse(oldest), now)),
            },
      usual: { waits, waitMinutes, works, workMinutes },
    }))
    .filter((queue) => queue.mine || queue.waiting + queue.taken > 0 || !isOwners(roles.get(queue.role)))
}

interface Row {
  role: string
  waiting: number
  oldest: string | null
  taken: number
  departments: { id: DepartmentId; name: string }[]
  waits: number
  waitMinutes: number | null
  works: number
  workMinutes: number | null
}

/**
 * `queue_roles`: those I hold or, for who sees every queue, those of the processes and those in which something waits,
 * whichever version it comes from; found by stepping through the index from role to role.
 */
function queueRoles(actor: Actor, published: readonly string[]): RawBuilder<unknown> {
  if (!seesEveryQueue(actor))
    return sql`with queue_roles as (select distinct role_key from unnest(${servedRoles(actor)}::text[]) as held (role_key))`
  const nextRole = (after: RawBuilder<unknown>) => sql`
      select h.role_key from hand_offs h
      where h.workspace_id = ${actor.workspaceId} and h.ended_at is null and h.taken_at is null and ${after}
      order by h.role_key
      limit 1`
  return sql`
    with recursive waiting_roles (role_key) as (
      (${nextRole(sql`true`)})
      union all
      select (${nextRole(sql`h.role_key > w.role_key`)}) from waiting_roles w where w.role_key is not null
    ),
    queue_roles as (
      select role_key from waiting_roles where role_key is not null
      union
      select * from unnest(${[...published, ...servedRoles(actor)]}::text[])
    )`
}

const namesOf = (role: ProcessRole | undefined) => ({
  name: role?.name ?? null,
  department: role?.department ?? null,
})

const isOwners = (role: ProcessRole | undefined) => role?.assign === 'deal_owner'
