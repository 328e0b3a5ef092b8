import { z } from 'zod'
import { Day, Instant } from '../days.ts'
import { Channel, DealStatus, PersonOnDeal, Source } from '../deals/deal.ts'
import { CompanyId, DealId, DepartmentId, MemberId, ProductId, TaskId } from '../ids.ts'
import { Currency, MinorUnits } from '../money.ts'
import { Page, PageQuery } from '../page.ts'
import { Key } from '../process/process-document.ts'
import { FilledQuestionnaire } from '../process/questionnaires.ts'
import { route } from '../route.ts'
import { Text } from '../text.ts'
import { Task, TaskInList, TaskState } from './tasks.ts'

/**
 * Queue     what a role of the processes has to do and nobody took yet; whoever holds the role serves it.
 * Hand-off  one stretch of such a task: it waits, somebody takes it, it ends (done, given back, passed on …).
 * Wait      working time from the beginning of a hand-off until it is taken; 0 where the role's rule named somebody.
 * Work      working time from taking it until it ended.
 */

const Named = <Id extends z.ZodType>(id: Id) => z.object({ id, name: z.string() })

export const Queue = z.object({
  role: Key,
  /** Null for a role that only an older version of a process knows. */
  name: Text.nullable(),
  /** Departments that hold the role as a whole. */
  departments: z.array(Named(DepartmentId)),
  /** The department the process names, where none holds the role. */
  department: Text.nullable(),
  /** Whether I hold the role. */
  mine: z.boolean(),
  waiting: z.int(),
  /** The one that waits longest, in minutes of working time as of this answer. */
  oldest: z.object({ since: Instant, waitedMinutes: z.int() }).nullable(),
  taken: z.int(),
  /** Medians in minutes of working time over the last 90 days, the newest 500 hand-offs at the most. */
  usual: z.object({
    /** Hand-offs whose waiting is known, and how many of them were done. */
    waits: z.int(),
    waitMinutes: z.int().nullable(),
    works: z.int(),
    workMinutes: z.int().nullable(),
  }),
})
export type Queue = z.infer<typeof Queue>

export const listQueues = route({
  method: 'GET',
  path: '/queues',
  summary: 'The queues of the roles I hold; of every role for who sees all deals or manages the team.',
  needs: 'signed_in',
  returns: z.object({ rows: z.array(Queue) }),
})

export const QueuedTask = Task.extend({
  waitingSince: Instant,
  takenAt: Instant.nullable(),
  /** Working time: since it waits or, taken, since it was taken. */
  minutes: z.int(),
  /** Null for who manages the team but may neither see the deal nor do the task. */
  deal: TaskInList.shape.deal.nullable(),
})
export type QueuedTask = z.infer<typeof QueuedTask>

export const listQueuedTasks = route({
  method: 'GET',
  path: '/queues/{role}/tasks',
  summary: 'What waits in a queue, longest waiting first, or what somebody of the role has taken.',
  needs: 'signed_in',
  params: z.object({ role: Key }),
  query: z.object({ ...PageQuery, state: z.enum(['waiting', 'taken']).default('waiting') }),
  returns: Page(QueuedTask),
  refusals: ['not_found'],
})

export const handOffEnds = ['done', 'given_back', 'reassigned', 'cancelled', 'waived'] as const

export const HandOff = z.object({
  seq: z.int(),
  waitingSince: Instant,
  takenAt: Instant.nullable(),
  takenBy: Named(MemberId).nullable(),
  endedAt: Instant.nullable(),
  endedHow: z.enum(handOffEnds).nullable(),
  /** Working time; null while it goes on and where it is not known. */
  waitMinutes: z.int().nullable(),
  workMinutes: z.int().nullable(),
})
export type HandOff = z.infer<typeof HandOff>

/** What happened to the task and its files: `task.assigned`, `file.added` … with the data of the event. */
export const TaskHistoryEntry = z.object({
  type: z.string(),
  at: Instant,
  by: Named(MemberId).nullable(),
  data: z.record(z.string(), z.unknown()),
})
export type TaskHistoryEntry = z.infer<typeof TaskHistoryEntry>

/** What a specialist needs of a deal that he need not be allowed to open. */
export const DealForTask = z.object({
  id: DealId,
  number: z.int(),
  title: z.string(),
  status: DealStatus,
  amount: MinorUnits,
  currency: Currency,
  expectedCloseOn: Day.nullable(),
  processName: Text,
  stageName: Text,
  company: Named(CompanyId).nullable(),
  product: Named(ProductId).nullable(),
  source: Source.nullable(),
  channel: Channel.nullable(),
  /** The seller, with where to reach him. */
  owner: z.object({ id: MemberId, name: z.string(), email: z.string().nullable() }).nullable(),
  people: z.array(PersonOnDeal),
  /** Whether the reader may open the deal itself. */
  visible: z.boolean(),
})
export type DealForTask = z.infer<typeof DealForTask>

export const TaskOnPage = Task.extend({
  roleName: Text.nullable(),
  deal: DealForTask,
  /** Tasks of the same stage that come first, done or not. */
  comesAfter: z.array(
    z.object({
      id: TaskId,
      name: Text,
      state: TaskState,
      assigneeName: z.string().nullable(),
      roleKey: Key.nullable(),
    }),
  ),
  /** What was answered on the deal: the begun questionnaires of its process. */
  answers: z.array(FilledQuestionnaire),
  /** The stretches in which the task was handed over, oldest first; none for a task that never left the deal's owner. */
  handOffs: z.array(HandOff),
  /** The one that goes on, in minutes of working time as of this answer. */
  clock: z.object({ is: z.enum(['waiting', 'taken']), minutes: z.int() }).nullable(),
  /** The last hundred events, newest first. */
  history: z.array(TaskHistoryEntry),
})
export type TaskOnPage = z.infer<typeof TaskOnPage>

export const showTask = route({
  method: 'GET',
  path: '/tasks/{id}',
  summary: 'One task with all that whoever does it needs, also of a deal he may not open.',
  needs: 'signed_in',
  params: z.object({ id: TaskId }),
  returns: TaskOnPage,
  refusals: ['not_found'],
})

/** A task somebody has, with what passing it on needs to know. */
export const TaskToPassOn = z.object({
  id: TaskId,
  name: Text,
  /** The role whose queue it came from; null for one of his own. */
  roleKey: Key.nullable(),
  dueAt: Instant,
  dealTitle: z.string().nullable(),
  /** Whether I may give it to somebody else. */
  mayPassOn: z.boolean(),
})
export type TaskToPassOn = z.infer<typeof TaskToPassOn>

export const tasksDueWithin = route({
  method: 'GET',
  path: '/members/{id}/tasks-due',
  summary:
    'What a colleague has to do that falls due from one day to another: for himself and who manages the team.',
  needs: 'signed_in',
  params: z.object({ id: MemberId }),
  query: z.object({ fromOn: Day, toOn: Day }),
  returns: z.object({ rows: z.array(TaskToPassOn).max(500) }),
  refusals: ['not_found', 'not_allowed'],
})
