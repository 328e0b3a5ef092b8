import { z } from 'zod'
import { Day, Instant } from '../days.ts'
import { DealId, MemberId, TaskId } from '../ids.ts'
import { May, Named } from '../named.ts'
import { Key, Script } from '../process/process-document.ts'
import { FilledQuestionnaire } from '../process/questionnaires.ts'
import { route } from '../route.ts'
import { Line, Text } from '../text.ts'
import { TaskState } from './tasks.ts'

/**
 * Approval  a task that is done once enough people have agreed: holders of its role or, without a role, those who may
 *           override the gate of the deal. Each decides once; nobody decides on a deal of his own while anybody else can.
 * Refusal   one person says no and why: the deal goes back where the process says, else the approval is asked for anew.
 */
export const TaskApproval = z.object({
  taskId: TaskId,
  name: Text,
  guidance: Script.nullable(),
  taskState: TaskState,
  /** How many different people must agree. */
  needed: z.int(),
  given: z.array(z.object({ by: Named(MemberId), at: Instant })),
  roleKey: Key.nullable(),
  roleName: Text.nullable(),
  /** Who could still decide, by name; the first twenty. */
  waitingFor: z.array(Named(MemberId)),
  sendsBackTo: z.object({ key: Key, name: Text }).nullable(),
  lastRefusal: z.object({ by: Named(MemberId).nullable(), at: Instant, reason: z.string() }).nullable(),
  /** What is decided about, also for who may not open the deal itself. */
  deal: z.object({
    id: DealId,
    number: z.int(),
    title: z.string(),
    company: z.string().nullable(),
    amount: z.int(),
    currency: z.string(),
    expectedCloseOn: Day.nullable(),
    stageName: Text,
    ownerName: z.string().nullable(),
    visible: z.boolean(),
  }),
  questionnaires: z.array(FilledQuestionnaire),
  /** `already_decided`, `not_your_own` …: why I cannot. */
  can: z.object({ approve: May, refuse: May }),
})
export type TaskApproval = z.infer<typeof TaskApproval>

const params = z.object({ id: TaskId })

export const taskApproval = route({
  method: 'GET',
  path: '/tasks/{id}/approval',
  summary: 'Who has agreed, who is still asked, and what is decided about.',
  needs: 'signed_in',
  params,
  returns: TaskApproval,
})

export const approveTask = route({
  method: 'POST',
  path: '/tasks/{id}/approvals',
  summary: 'Agree. The last person needed completes the task.',
  needs: 'signed_in',
  params,
  returns: TaskApproval,
  refusals: ['already_decided', 'not_your_own', 'task_closed', 'task_waits'],
})

export const refuseApproval = route({
  method: 'POST',
  path: '/tasks/{id}/refusals',
  summary: 'Say no, and why. The deal goes back where the process says, else the approval is asked for anew.',
  needs: 'signed_in',
  params,
  body: z.strictObject({ reason: Line(500) }),
  returns: TaskApproval,
  refusals: [
    ...(['already_decided', 'not_your_own', 'task_closed', 'task_waits'] as const),
    ...(['move_not_allowed', 'already_in_stage', 'deal_closed', 'deal_resting'] as const),
  ],
})
