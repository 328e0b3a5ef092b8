import { z } from 'zod'
import { Instant } from '../days.ts'
import { MemberId } from '../ids.ts'
import { route } from '../route.ts'

/**
 * Deadline   of a stage, of a task, or for the first contact; counted in working time.
 * Warned     it is near: who is responsible is told.
 * Recount    working time changed: those that run are counted again, each from its beginning.
 * Breached   it has passed: he is told again, and so is the role that the process names (escalation).
 */
export const deadlineKinds = ['stage', 'task', 'first_contact'] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

/** A stretch of working time without a break. */
export const WorkingStretch = z.object({ from: Instant, until: Instant })
export type WorkingStretch = z.infer<typeof WorkingStretch>

export const workingHours = route({
  method: 'GET',
  path: '/working-hours',
  summary:
    'The company’s working time of the next 14 days, so that a clock can be shown that pauses outside of it.',
  needs: 'signed_in',
  returns: z.object({
    /** The server’s clock. */
    now: Instant,
    stretches: z.array(WorkingStretch),
  }),
})

export const Recount = z.object({
  askedAt: Instant,
  /** Deadlines; null before it has begun. */
  total: z.int().nullable(),
  counted: z.int(),
  /** Of those counted, how many are another instant now. */
  moved: z.int(),
  finishedAt: Instant.nullable(),
})
export type Recount = z.infer<typeof Recount>

export const runningDeadlines = route({
  method: 'GET',
  path: '/deadlines',
  summary:
    'How many running deadlines a change of working time would have counted again: the company’s, or a colleague’s, for himself and who manages the team. And how far the last such recount is.',
  needs: 'signed_in',
  query: z.object({ member: MemberId.optional() }),
  returns: z.object({ count: z.int(), recount: Recount.nullable() }),
  refusals: ['not_found', 'not_allowed'],
})
