import { z } from 'zod'
import { Day, Instant, WorkingSpan } from '../days.ts'
import { LeaveId, MemberId, TaskId } from '../ids.ts'
import { route } from '../route.ts'
import { Line } from '../text.ts'
import { BusinessCalendar, Week } from './calendar.ts'
import { deputyParts } from './deputies.ts'

/**
 * Working time   the company's (contract/calendar.ts), and a colleague's own hours on the days the company works.
 * Leave          days on which a colleague is away, both ends included. His tasks are not due then, and roles that
 *                are shared out pass him over.
 */

export const leaveKinds = ['holiday', 'sick', 'other'] as const
export const LeaveKind = z.enum(leaveKinds)
export type LeaveKind = z.infer<typeof LeaveKind>

export const Leave = z.object({
  id: LeaveId,
  fromOn: Day,
  toOn: Day,
  kind: LeaveKind,
  note: z.string().nullable(),
})
export type Leave = z.infer<typeof Leave>

export const MemberWorkingTime = z.object({
  /** Null: the company's hours. */
  week: Week.nullable(),
  companyWeek: Week,
  /** In which own hours are read. */
  timeZone: z.string(),
  /** Those of the last year and all to come, the earliest first. */
  leaves: z.array(Leave),
  version: z.int(),
})
export type MemberWorkingTime = z.infer<typeof MemberWorkingTime>

const memberParams = z.object({ id: MemberId })

export const showMemberWorkingTime = route({
  method: 'GET',
  path: '/members/{id}/working-time',
  summary: 'When a colleague works and when he is away: for himself and who manages the team.',
  needs: 'signed_in',
  params: memberParams,
  returns: MemberWorkingTime,
  refusals: ['not_found', 'not_allowed'],
})

export const setMemberWeek = route({
  method: 'PUT',
  path: '/members/{id}/working-week',
  summary:
    'Give a colleague hours of his own, or the company’s again (null). Deadlines of what he has are counted again.',
  needs: 'signed_in',
  params: memberParams,
  ifMatch: true,
  body: z.strictObject({ week: Week.nullable() }),
  returns: MemberWorkingTime,
  refusals: ['not_found', 'not_allowed', 'changed_meanwhile'],
})

const longestLeaveDays = 731

/** What he has to do that falls due while he is away: to colleagues, or back to the queues of its roles. */
const PassedOn = z.strictObject({
  tasks: z.array(TaskId).min(1).max(500),
  /** Null: back to the queues; for tasks of a role only. */
  to: MemberId.nullable(),
  /** Written where a task goes back. */
  reason: Line(500),
})

export const addLeave = route({
  method: 'POST',
  path: '/members/{id}/leaves',
  summary: 'Say from when to when a colleague is away, and who does meanwhile what he has to do.',
  needs: 'signed_in',
  params: memberParams,
  body: z
    .strictObject({
      fromOn: Day,
      toOn: Day,
      kind: LeaveKind,
      note: Line(500).nullable().default(null),
      passOn: PassedOn.optional(),
      /** Who does his work meanwhile, see Deputy. */
      deputy: z.strictObject({ deputyId: MemberId, ...deputyParts }).optional(),
    })
    .refine(({ fromOn, toOn }) => fromOn <= toOn, { error: 'ends_before_it_begins', path: ['toOn'] })
    .refine(({ fromOn, toOn }) => Date.parse(toOn) - Date.parse(fromOn) < longestLeaveDays * 86_400_000, {
      error: 'too_long',
      path: ['toOn'],
    }),
  returns: MemberWorkingTime,
  status: 201,
  refusals: ['not_found', 'not_allowed', 'malformed', 'already_exists'],
})

export const removeLeave = route({
  method: 'DELETE',
  path: '/members/{id}/leaves/{leaveId}',
  summary: 'Take a leave back.',
  needs: 'signed_in',
  params: memberParams.extend({ leaveId: LeaveId }),
  returns: MemberWorkingTime,
  refusals: ['not_found', 'not_allowed'],
})

export const listAbsences = route({
  method: 'GET',
  path: '/absences',
  summary:
    'Who is away today and until when, and who will be within two weeks; why is nobody else’s business.',
  needs: 'signed_in',
  returns: z.object({ rows: z.array(z.object({ memberId: MemberId, fromOn: Day, toOn: Day })) }),
})

export const CalendarPreview = z.object({
  now: Instant,
  /** What would be due when, were it set now: by the calendar as it is, and by the proposed one. */
  dues: z.array(z.object({ span: WorkingSpan, present: Instant, proposed: Instant })),
})
export type CalendarPreview = z.infer<typeof CalendarPreview>

export const previewCalendar = route({
  method: 'POST',
  path: '/calendar/previews',
  summary: 'What another calendar of the company would mean for deadlines that begin now. Changes nothing.',
  needs: 'workspace.manage',
  body: BusinessCalendar,
  returns: CalendarPreview,
})
