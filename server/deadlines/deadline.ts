import type { DealId, LeadId, MemberId, TaskId } from '../../contract/ids.ts'
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
  /** Null where it is a lead's. */
  dealId: DealId | null
  leadId?: LeadId
  taskId: TaskId | null
  /** The deadline itself, also where only its warning has come. */
  dueAt: string
  /** Whose deadline it is: the deal's owner, or the one who has the task. */
  memberId: MemberId | null
  /** Who is told where nobody has it: the task waits in this role's queue. */
  queue: string | null
  /** Others who are told where nobody has it: the team in whose queue a lead waits. */
  members?: readonly MemberId[]
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

const leadTypes = { warn: 'lead.first_contact_warned', breach: 'lead.first_contact_breached' } as const

export const eventTypeOf = ({ kind, step, leadId }: Pick<DueStep, 'kind' | 'step' | 'leadId'>) =>
  leadId ? leadTypes[step] : types[kind][step]
