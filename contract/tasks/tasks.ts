import { z } from 'zod'
import { Instant } from '../days.ts'
import { DealId, MemberId, TaskId } from '../ids.ts'
import { Page, PageQuery } from '../page.ts'
import { Key, Script, TaskKind } from '../process/process-document.ts'
import { route } from '../route.ts'
import { Line, Prose, Text } from '../text.ts'

/** `waived`: not done, and somebody with the right said why that is all right. `cancelled`: the deal moved past it. */
export const TaskState = z.enum(['open', 'done', 'waived', 'cancelled'])
export type TaskState = z.infer<typeof TaskState>

export const Task = z.object({
  id: TaskId,
  dealId: DealId,
  stageKey: Key,
  visitSeq: z.int(),
  templateKey: Key.nullable(),
  /** A step of this nurturing plan: it ends with the deal's rest. */
  nurturing: Key.nullable(),
  name: Text,
  kind: TaskKind,
  mandatory: z.boolean(),
  roleKey: Key.nullable(),
  assigneeId: MemberId.nullable(),
  assigneeName: z.string().nullable(),
  guidance: Script.nullable(),
  after: z.array(Key),
  state: TaskState,
  dueAt: Instant.nullable(),
  /** From here on it is soon due. */
  warnAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  closedBy: MemberId.nullable(),
  reason: z.string().nullable(),
  result: z.string().nullable(),
  version: z.int(),
  /** What this person may do with it now: `true`, or the code of the refusal he would get. */
  can: z.object({
    complete: z.union([z.literal(true), z.string()]),
    waive: z.union([z.literal(true), z.string()]),
    take: z.union([z.literal(true), z.string()]),
    assign: z.union([z.literal(true), z.string()]),
  }),
})
export type Task = z.infer<typeof Task>

/** A task in a person's list carries what he needs of a deal that he may not be allowed to open. */
export const TaskInList = Task.extend({
  deal: z.object({
    number: z.int(),
    title: z.string(),
    company: z.string().nullable(),
    amount: z.int(),
    currency: z.string(),
    stageName: Text,
    processName: Text,
    ownerName: z.string().nullable(),
    /** Whether the reader may open the deal itself. */
    visible: z.boolean(),
  }),
})
export type TaskInList = z.infer<typeof TaskInList>

const params = z.object({ id: TaskId })

export const listTasks = route({
  method: 'GET',
  path: '/tasks',
  summary:
    'Open tasks: mine, those waiting in my roles’ queues, or those on the deals I may see; soonest due first.',
  needs: 'signed_in',
  query: z.object({
    ...PageQuery,
    whose: z.enum(['mine', 'queue', 'deals']).default('mine'),
    assignee: MemberId.optional(),
    role: Key.optional(),
  }),
  returns: Page(TaskInList),
})

export const completeTask = route({
  method: 'PUT',
  path: '/tasks/{id}/completion',
  summary: 'The task is done.',
  needs: 'signed_in',
  params,
  body: z.strictObject({ result: Prose(5_000).optional() }),
  returns: Task,
  ifMatch: true,
  refusals: ['task_closed', 'task_waits', 'files_missing', 'deal_closed', 'changed_meanwhile'],
})

export const reopenTask = route({
  method: 'DELETE',
  path: '/tasks/{id}/completion',
  summary: 'It was not done after all.',
  needs: 'signed_in',
  params,
  returns: Task,
  ifMatch: true,
  refusals: ['deal_closed', 'changed_meanwhile'],
})

export const waiveTask = route({
  method: 'PUT',
  path: '/tasks/{id}/waiver',
  summary: 'The task need not be done on this deal; says why.',
  needs: 'tasks.waive',
  params,
  body: z.strictObject({ reason: Line(500) }),
  returns: Task,
  ifMatch: true,
  refusals: ['task_closed', 'deal_closed', 'changed_meanwhile'],
})

export const assignTask = route({
  method: 'PUT',
  path: '/tasks/{id}/assignee',
  summary: 'Give the task to a person, take it from the queue, or (null) give it back there, saying why.',
  needs: 'signed_in',
  params,
  body: z.strictObject({
    memberId: MemberId.nullable(),
    /** Required where a task of a role that somebody has goes back to its queue. */
    reason: Line(500).optional(),
  }),
  returns: Task,
  ifMatch: true,
  refusals: ['task_closed', 'reason_required', 'deal_closed', 'changed_meanwhile'],
})

export const addTask = route({
  method: 'POST',
  path: '/deals/{dealId}/tasks',
  summary: 'A task of one’s own beside those of the process.',
  needs: 'deals.edit',
  params: z.object({ dealId: DealId }),
  body: z.strictObject({
    name: Line(200),
    kind: TaskKind.default('other'),
    assigneeId: MemberId.optional(),
    dueAt: Instant.optional(),
  }),
  returns: Task,
  status: 201,
  refusals: ['deal_closed'],
})
