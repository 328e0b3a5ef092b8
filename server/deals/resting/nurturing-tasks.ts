import { sql } from 'kysely'
import type { TaskId } from '../../../contract/ids.ts'
import type { NurturingPlan, ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { newId } from '../../platform/ids.ts'
import { assigneesFor } from '../../tasks/assignment.ts'
import { clockBegun } from '../../tasks/clock.ts'
import { insertTasks } from '../../tasks/table.ts'
import { tellOfNewTasks } from '../../tasks/tell-of-tasks.ts'
import { workspaceCalendar } from '../../team/calendars/workspace-calendar.ts'
import type { Deal } from '../deal.ts'

/** The steps of the plan become optional tasks, each due so much working time after the rest began; they can be done while it rests. */
export async function openNurturing(
  tx: Tx,
  actor: Actor,
  deal: Deal,
  { document, plan, restedAt }: { document: ProcessDocument; plan: NurturingPlan; restedAt: number },
): Promise<void> {
  if (plan.steps.length === 0) return
  const calendar = await workspaceCalendar(tx, actor.workspaceId)
  const wanted = new Set(plan.steps.map(({ role }) => role))
  const roles = document.roles.filter(({ key }) => wanted.has(key))
  const assignees = await assigneesFor(tx, actor, deal, roles)
  const tasks = plan.steps.map((step) => ({
    id: newId<TaskId>(),
    dealId: deal.id,
    visitSeq: deal.visitSeq,
    stageKey: deal.stageKey,
    templateKey: null,
    nurturing: plan.key,
    name: step.name,
    kind: step.kind,
    mandatory: false,
    roleKey: step.role ?? null,
    assigneeId: step.role ? (assignees.get(step.role) ?? null) : deal.ownerId,
    dealOwnerId: deal.ownerId,
    guidance: step.guidance ?? null,
    after: [],
    dueSpan: step.after,
    ...clockBegun(calendar, restedAt, { due: step.after, warn: null }),
  }))
  await insertTasks(tx, actor, tasks)
  await tellOfNewTasks(tx, actor, [deal.id])
}

/** The rest is over: what was not done of its plan is not done any more, and hand-offs of it end. */
export async function endNurturing(tx: Tx, actor: Actor, { id }: Pick<Deal, 'id'>): Promise<void> {
  await sql`
    with cancelled as (
      update tasks
      set state = 'cancelled', closed_at = now(), closed_by = ${actor.memberId}, version = version + 1
      where workspace_id = ${actor.workspaceId} and deal_id = ${id} and state = 'open' and nurturing is not null
      returning id
    )
    update hand_offs h
    set ended_at = now(), ended_how = 'cancelled'
    from cancelled c
    where h.workspace_id = ${actor.workspaceId} and h.task_id = c.id and h.ended_at is null
  `.execute(tx)
}
