import { z } from 'zod'
import { Instant } from '../days.ts'
import { route } from '../route.ts'

/**
 * Deadline   of a stage, of a task, or for the first contact; counted in working time.
 * Warned     it is near: who is responsible is told.
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
