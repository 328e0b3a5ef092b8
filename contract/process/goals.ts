import { z } from 'zod'
import { Day, Instant } from '../days.ts'
import { ProcessId } from '../ids.ts'
import { DealLink } from '../insights.ts'
import { route } from '../route.ts'
import { Goal } from './process-document.ts'

/**
 * Progress   how far a goal has come in the present month, quarter or year, counted in whole months in UTC as every total
 *            is; and what the period before came to as a whole. Money is in the company's currency; deals in another one
 *            are left out and counted.
 * Pace       share of the period that has gone by, and for a process first published within it, of what was left of it
 *            then: nobody is behind in a year that began without him.
 * Unread     nobody has opened the numbers of the process for `unreadAfterDays`.
 */
export const unreadAfterDays = 30

export const GoalProgress = z.object({
  ...Goal.shape,
  from: Day,
  to: Day,
  /** The pace is counted from here: `from`, or when the process was first published. */
  paceFrom: Day,
  /** Share of the time since then that has gone by, 0 to 1. */
  passed: z.number(),
  /** In the unit of the target. Null where there was nothing to count. */
  value: z.number().nullable(),
  before: z.number().nullable(),
  /** Deals it was counted from. */
  cases: z.int(),
  /** Deals left out because they are in another currency. */
  leftOut: z.int(),
  /** Won deals left out of profit because their product has no margin, or they have no product. */
  withoutMargin: z.int(),
  /** The filter that lists the deals of the period; null where none does. */
  deals: DealLink.nullable(),
})
export type GoalProgress = z.infer<typeof GoalProgress>

export const ProcessGoals = z.object({
  processId: ProcessId,
  goals: z.array(GoalProgress),
  /** `no_goal`: nobody will know whether it works. `unread`: nobody has looked for a month. A retired process has none. */
  flags: z.array(z.enum(['no_goal', 'unread'])),
  numbersOpenedAt: Instant.nullable(),
})
export type ProcessGoals = z.infer<typeof ProcessGoals>

export const listGoals = route({
  method: 'GET',
  path: '/process-goals',
  summary:
    'How far each goal of each process has come, over the deals one may see, and what is not looked after.',
  needs: 'deals.see',
  query: z.object({ process: ProcessId.optional() }),
  returns: z.object({ rows: z.array(ProcessGoals) }),
})
