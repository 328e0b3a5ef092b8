import type { DealId, MemberId, TaskId } from '../../contract/ids.ts'
import type { DeadlineKind } from '../../contract/tasks/deadlines.ts'

/**
 * Deadline    an instant of a stage, a task or a first contact, worked out when its clock began.
 * Step        `warn` before it, `breach` when it has passed.
 * Told        a step that was recorded, with its notices, in one transaction: it never comes again.
 * Escalation  the holders of a role are told of a breach, beside the one whose deadline it was.
 */
export type Step = 'warn' | 'breach'

/** A step whose instant has come. Where both have (nobody told for a while), it is the breach alone. */
export interface DueStep {
  kind: DeadlineKind
  step: Step
  dealId: DealId
  taskId: TaskId | null
  /** The deadline itself, also where only its warning has come. */
  dueAt: string
  /** Whose deadline it is: the deal's owner, or the one who has the task. */
  memberId: MemberId | null
  /** Who is told where nobody has it: the task waits in this role's queue. */
  queue: string | null
  /** The role that is told of a breach. */
  escalateTo: string | null
  /** What the timeline says of it. */
  data: Record<string, unknown>
}

const types = {
  stage: { warn: 'deal.stage_warned', breach: 'deal.stage_breached' },
  first_contact: { warn: 'deal.first_contact_warned', breach: 'deal.first_contact_breached' },
  task: { warn: 'task.warned', breach: 'task.overdue' },
} as const

export const eventTypeOf = ({ kind, step }: Pick<DueStep, 'kind' | 'step'>) => types[kind][step]
