import type { WorkingSpan } from '../../../contract/days.ts'
import type { Deadline, Stage, TaskTemplate } from '../../../contract/process/process-document.ts'
import { type Fault, fault, inEnglish, unknown } from './fault.ts'

/** A deadline of a stage, or of the first contact. */
export function deadlineFaults(
  deadline: Deadline | undefined,
  path: string,
  roles: ReadonlySet<string>,
): Fault[] {
  if (!deadline) return []
  const { warn, breach, escalateTo } = deadline
  return [
    ...(amount(breach) === 0
      ? [fault(`${path}.breach`, 'deadline_empty', 'A deadline of nothing is always late.')]
      : []),
    ...(warn && isLonger(warn, breach) ? [warnsTooLate(`${path}.warn`)] : []),
    ...unknown(escalateTo, `${path}.escalateTo`, roles, 'role'),
  ]
}

/** A task's own time, and against that of its stage. */
export function taskTimeFaults(stage: Stage, task: TaskTemplate, path: string): Fault[] {
  const { due, warn } = task
  const breach = stage.deadline?.breach
  return [
    ...(due && warn && isLonger(warn, due) ? [warnsTooLate(`${path}.warn`)] : []),
    ...(due && breach && isLonger(due, breach)
      ? [
          fault(
            `${path}.due`,
            'due_after_deadline',
            `"${inEnglish(task.name)}" is due only after "${inEnglish(stage.name)}" is late.`,
            { task: task.name, stage: stage.name },
          ),
        ]
      : []),
  ]
}

const warnsTooLate = (path: string) => fault(path, 'warns_too_late', 'The warning comes after the deadline.')

/**
 * How long a day is, the calendar of each company says. Days and minutes are compared as days of 8 hours, and only what
 * is longer by more than half again is longer for certain: no day of work has 12 hours, hardly one less than five.
 */
function isLonger(a: WorkingSpan, b: WorkingSpan): boolean {
  if ('workingDays' in a === 'workingDays' in b) return amount(a) > amount(b)
  return minutes(a) > minutes(b) * 1.5
}

const amount = (span: WorkingSpan) => ('workingDays' in span ? span.workingDays : span.workingMinutes)
const minutes = (span: WorkingSpan) =>
  'workingDays' in span ? span.workingDays * 8 * 60 : span.workingMinutes
