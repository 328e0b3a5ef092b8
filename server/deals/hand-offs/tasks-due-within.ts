import { sql } from 'kysely'
import type { MemberId } from '../../../contract/ids.ts'
import type { TaskToPassOn } from '../../../contract/tasks/hand-offs.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { mayTask } from '../../tasks/policy.ts'
import { taskJson, tasksWithAssignee } from '../../tasks/table.ts'
import type { TaskRow } from '../../tasks/task.ts'
import { allowWorkingTimeOf } from '../../team/calendars/policy.ts'
import { mayDeal } from '../policy.ts'

/** More than anybody has to do within a leave; what is due later than that is not named. */
const most = 500

/**
 * What a colleague has to do that falls due on the days from one to another, both included, on the company's calendar;
 * what is due first comes first. A task that neither its reader nor his roles have to do with is not named.
 * @throws Refusal `not_found` for who is no colleague, `not_allowed`
 */
export async function tasksDueWithin(
  tx: Tx,
  { id, fromOn, toOn }: { id: MemberId; fromOn: string; toOn: string },
  actor: Actor,
): Promise<TaskToPassOn[]> {
  await allowWorkingTimeOf(tx, id, actor)
  const { rows } = await sql<{ task: TaskRow; title: string; ownerId: MemberId | null }>`
    select ${taskJson} as task, d.title, d.owner_id as "ownerId"
    from ${tasksWithAssignee}
    join workspaces w on w.workspace_id = t.workspace_id
    join deals d on d.workspace_id = t.workspace_id and d.id = t.deal_id
    where t.workspace_id = ${actor.workspaceId} and t.state = 'open' and t.assignee_id = ${id}
      and t.due_at >= ${fromOn}::date::timestamp at time zone w.time_zone
      and t.due_at < (${toOn}::date + 1)::timestamp at time zone w.time_zone
    order by t.due_at, t.id
    limit ${most}
  `.execute(tx)
  return rows.flatMap(({ task, title, ownerId }) =>
    mayTask(actor, 'see', task)
      ? [
          {
            id: task.id,
            name: task.name,
            roleKey: task.roleKey,
            dueAt: task.dueAt as string,
            dealTitle:
              task.assigneeId === actor.memberId || mayDeal(actor, 'see', { id: task.dealId, ownerId })
                ? title
                : null,
            mayPassOn: mayTask(actor, 'assign', task),
          },
        ]
      : [],
  )
}
