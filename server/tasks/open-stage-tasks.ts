import type { DealId, MemberId, TaskId } from '../../contract/ids.ts'
import type { ProcessDocument, Stage } from '../../contract/process/process-document.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { newId } from '../platform/ids.ts'
import type { WorkingCalendar } from '../platform/time/business-calendar.ts'
import { compileCondition, holds } from '../process/conditions/condition.ts'
import type { Facts } from '../process/conditions/facts.ts'
import { staffCalendars } from '../team/calendars/workspace-calendar.ts'
import { assigneesFor } from './assignment.ts'
import { clockBegun } from './clock.ts'
import { insertTasks, type NewTask } from './table.ts'

interface Entering {
  deal: { id: DealId; ownerId: MemberId | null }
  document: ProcessDocument
  stage: Stage
  visitSeq: number
  enteredAt: number
  /** The company's. */
  calendar: WorkingCalendar
  facts: Facts
}

/** Whose working time a task is due in: its assignee's. */
export type CalendarOf = (memberId: MemberId | null) => WorkingCalendar

/** A deal enters a stage: its tasks are made from the templates whose condition holds, each with its person and due time. */
export async function openStageTasks(tx: Tx, actor: Actor, entering: Entering): Promise<void> {
  const { deal, document, stage } = entering
  const templates = stage.tasks.filter(
    ({ when }) => !when || holds(compileCondition(when, document), entering.facts),
  )
  if (templates.length === 0) return
  const wanted = new Set(templates.map((template) => template.role))
  const assignees = await assigneesFor(
    tx,
    actor,
    deal,
    document.roles.filter((role) => wanted.has(role.key)),
  )
  const { of: calendarOf } = await staffCalendars(tx, actor.workspaceId)
  await insertTasks(tx, actor, tasksFrom(templates, { ...entering, calendarOf }, assignees))
}

/** Pure: the rows of a visit's tasks. A task that waits for others is due only once they are done. */
export function tasksFrom(
  templates: Stage['tasks'],
  {
    deal,
    stage,
    visitSeq,
    enteredAt,
    calendarOf,
  }: Omit<Entering, 'document' | 'facts' | 'calendar'> & {
    calendarOf: CalendarOf
  },
  assignees: ReadonlyMap<string, MemberId | null>,
): NewTask[] {
  const present = new Set(templates.map((template) => template.key))
  return templates.map((template) => {
    const after = (template.after ?? []).filter((key) => present.has(key))
    // Anybody of the role may decide, and several may have to: an approval is nobody's own.
    const assigneeId = !template.role
      ? deal.ownerId
      : template.kind === 'approval'
        ? null
        : (assignees.get(template.role) ?? null)
    const { due, warn } = template
    const clock = after.length === 0 ? clockBegun(calendarOf(assigneeId), enteredAt, { due, warn }) : notBegun
    return {
      id: newId<TaskId>(),
      dealId: deal.id,
      visitSeq,
      stageKey: stage.key,
      templateKey: template.key,
      name: template.name,
      kind: template.kind,
      mandatory: template.mandatory,
      roleKey: template.role ?? null,
      assigneeId,
      dealOwnerId: deal.ownerId,
      guidance: template.guidance ?? null,
      after,
      dueSpan: due ?? null,
      warnSpan: warn ?? null,
      ...clock,
      escalateTo: template.escalateTo ?? null,
    }
  })
}

const notBegun = { dueAt: null, warnAt: null, clock: null }
