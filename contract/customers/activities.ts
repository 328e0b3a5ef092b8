import { z } from 'zod'
import { Day, Instant } from '../days.ts'
import { ActivityId, CompanyId, DealId, MemberId, PersonId } from '../ids.ts'
import { May, Named } from '../named.ts'
import { Page, PageQuery } from '../page.ts'
import { route } from '../route.ts'
import { Line, Prose } from '../text.ts'

export const activityKinds = ['call', 'email', 'meeting', 'letter', 'note'] as const
export const ActivityKind = z.enum(activityKinds)
export type ActivityKind = z.infer<typeof ActivityKind>

/** `in`: the customer turned to us. A note has no direction. */
export const Direction = z.enum(['in', 'out'])
export type Direction = z.infer<typeof Direction>

export const activityOutcomes = [
  'reached',
  'no_answer',
  'left_message',
  'call_back_later',
  'interested',
  'not_interested',
  'agreed_next_step',
  'postponed',
] as const
/** How it ended. Kept apart from the text, so that it can be counted. */
export const ActivityOutcome = z.enum(activityOutcomes)
export type ActivityOutcome = z.infer<typeof ActivityOutcome>

export const Activity = z.object({
  id: ActivityId,
  kind: ActivityKind,
  direction: Direction.nullable(),
  outcome: z.string().nullable(),
  subject: z.string().nullable(),
  body: z.string().nullable(),
  at: Instant,
  by: Named(MemberId).nullable(),
  dealId: DealId.nullable(),
  company: Named(CompanyId).nullable(),
  person: Named(PersonId).nullable(),
  createdAt: Instant,
  version: z.int(),
  can: z.object({ edit: May }),
})
export type Activity = z.infer<typeof Activity>

const params = z.object({ id: ActivityId })

const words = {
  direction: Direction.nullable(),
  outcome: ActivityOutcome.nullable(),
  subject: Line(300).nullable(),
  body: Prose().nullable(),
}

const about = {
  dealId: DealId.optional(),
  companyId: CompanyId.optional(),
  /** With whom. */
  personId: PersonId.optional(),
}

export const logActivity = route({
  method: 'POST',
  path: '/activities',
  summary: 'Log a call, e-mail, meeting, letter or note on a deal, a company or a person.',
  needs: 'signed_in',
  body: z
    .strictObject({
      kind: ActivityKind,
      ...about,
      ...z.object(words).partial().shape,
      /** Now unless said. */
      at: Instant.optional(),
      /** The deal's next contact, agreed on the occasion; null says that there is none. */
      nextContactOn: Day.nullable().optional(),
    })
    .refine(({ dealId, companyId, personId }) => dealId ?? companyId ?? personId, {
      error: 'says neither deal nor company nor person',
      path: ['dealId'],
    })
    .refine(({ dealId, nextContactOn }) => nextContactOn === undefined || dealId, {
      error: 'only a deal has a next contact',
      path: ['nextContactOn'],
    }),
  returns: Activity,
  status: 201,
  refusals: ['malformed', 'not_allowed'],
})
export type LogActivity = z.output<typeof logActivity.body>

export const editActivity = route({
  method: 'PATCH',
  path: '/activities/{id}',
  summary: 'Put right what was logged; null empties a field. What kind it was and about whom stays.',
  needs: 'signed_in',
  params,
  body: z.strictObject({ ...words, at: Instant }).partial(),
  returns: Activity,
  ifMatch: true,
  refusals: ['not_found', 'not_allowed', 'changed_meanwhile'],
})
export type EditActivity = z.output<typeof editActivity.body>

export const listActivities = route({
  method: 'GET',
  path: '/activities',
  summary: 'Activities on a deal, a company or a person, newest first.',
  needs: 'signed_in',
  query: z
    .object({
      ...PageQuery,
      deal: DealId.optional(),
      company: CompanyId.optional(),
      person: PersonId.optional(),
      kind: ActivityKind.optional(),
    })
    .refine(({ deal, company, person }) => deal ?? company ?? person, {
      error: 'say of which deal, company or person',
      path: ['deal'],
    }),
  returns: Page(Activity),
  refusals: ['bad_cursor'],
})
