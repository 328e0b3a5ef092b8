import { z } from 'zod'
import { Day } from '../days.ts'
import { DeputyId, MemberId } from '../ids.ts'
import { May, Named } from '../named.ts'
import { route } from '../route.ts'

/**
 * Deputy   who does a colleague's work on the days from one to another, both included, of the company's calendar. Nothing
 *          changes hands: it begins and ends by itself, and what was his is his again.
 */

/** What of a colleague's goes to his deputy. */
export const deputyParts = {
  /** His tasks, and the queues of his roles. */
  tasks: z.boolean(),
  /** What he may approve, but never his own deals. */
  approvals: z.boolean(),
  /** What he is told, his deputy is told too. */
  notices: z.boolean(),
  /** His customers, deals and leads: as the deputy's own. */
  records: z.boolean(),
}

export const Deputy = z.object({
  id: DeputyId,
  member: Named(MemberId),
  deputy: Named(MemberId),
  fromOn: Day,
  toOn: Day,
  ...deputyParts,
  state: z.enum(['planned', 'now', 'ended']),
  can: z.object({ end: May }),
})
export type Deputy = z.infer<typeof Deputy>

/** Longer is no absence. */
const longestDays = 366

export const PlannedDeputy = z
  .strictObject({ deputyId: MemberId, fromOn: Day, toOn: Day, ...deputyParts })
  .refine(({ fromOn, toOn }) => fromOn <= toOn, { error: 'ends_before_it_begins', path: ['toOn'] })
  .refine(({ fromOn, toOn }) => Date.parse(toOn) - Date.parse(fromOn) < longestDays * 86_400_000, {
    error: 'too_long',
    path: ['toOn'],
  })
  .refine(({ tasks, approvals, notices, records }) => tasks || approvals || notices || records, {
    error: 'nothing_goes',
    path: ['tasks'],
  })
export type PlannedDeputy = z.output<typeof PlannedDeputy>

export const listDeputies = route({
  method: 'GET',
  path: '/deputies',
  summary:
    'Who does whose work now or soon, and did in the last 90 days: what concerns oneself; who manages the team sees all.',
  needs: 'signed_in',
  returns: z.object({ rows: z.array(Deputy) }),
})

export const planDeputy = route({
  method: 'POST',
  path: '/members/{id}/deputies',
  summary: 'Let a colleague do somebody’s work for a period: for himself, or for whoever manages the team.',
  needs: 'signed_in',
  params: z.object({ id: MemberId }),
  body: PlannedDeputy,
  returns: Deputy,
  status: 201,
  refusals: ['not_found', 'not_allowed', 'malformed', 'already_exists'],
})

export const endDeputy = route({
  method: 'DELETE',
  path: '/deputies/{id}',
  summary: 'End it now, or have it not begin.',
  needs: 'signed_in',
  params: z.object({ id: DeputyId }),
  returns: z.undefined(),
  status: 204,
  refusals: ['not_found', 'not_allowed'],
})
