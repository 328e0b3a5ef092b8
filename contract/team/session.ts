import { z } from 'zod'
import { Instant } from '../days.ts'
import { DepartmentId, DeputyId, MemberId, SessionId, TeamId, WorkspaceId } from '../ids.ts'
import { Currency } from '../money.ts'
import { StarterKey } from '../process/starters.ts'
import { route } from '../route.ts'
import { Language, Line, Text } from '../text.ts'
import { Country, DateCalendar, Region, TimeZone } from './calendar.ts'
import { Rights } from './rights.ts'

/**
 * User       somebody who can sign in, with one e-mail address and one password for the whole installation.
 * Member     that user as a colleague in one workspace, with a role there.
 * Session    a signed-in browser; it stands in one workspace at a time.
 */

/** The address a user signs in with; letters are compared in lower case. */
export const SignInEmail = z.string().trim().toLowerCase().pipe(z.email().max(254))

/** What somebody types to prove who he is: any text that is not absurdly long. */
const GivenPassword = z.string().min(1).max(1_000)

/** A password to be kept: 8 characters to 256 bytes; what everybody guesses first is refused with `weak_password`. */
const NewPassword = z.string().min(1).max(1_000)

/** The secret part of a link that was mailed. */
const LinkToken = z.string().regex(/^[\w-]{20,100}$/)

export const Theme = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof Theme>

/** Who is signed in, where, and what the web needs before it can draw anything. */
export const Session = z.object({
  member: z.object({
    id: MemberId,
    name: z.string(),
    email: z.string().nullable(),
    departmentId: DepartmentId.nullable(),
    teams: z.array(z.object({ id: TeamId, name: z.string(), leads: z.boolean() })),
    /** Keys of the process roles he holds. */
    processRoles: z.array(z.string()),
  }),
  /** Whose work he does as a deputy, and until which day. */
  actsFor: z.array(z.object({ memberId: MemberId, name: z.string(), toOn: z.string() })),
  /** Who does his work meanwhile. */
  deputy: z.object({ id: DeputyId, name: z.string(), toOn: z.string() }).nullable(),
  workspace: z.object({
    id: WorkspaceId,
    name: z.string(),
    language: Language,
    country: Country,
    currency: Currency,
    timeZone: z.string(),
    hasSample: z.boolean(),
  }),
  role: z.object({ key: z.string(), name: Text }),
  rights: Rights,
  language: Language,
  timeZone: z.string(),
  /** False while he keeps the company's time zone. */
  ownTimeZone: z.boolean(),
  dateCalendar: DateCalendar,
  theme: Theme,
  /** Workspaces he may enter, this one included. */
  workspaces: z.array(z.object({ id: WorkspaceId, name: z.string() })),
})
export type Session = z.infer<typeof Session>

export const showSetup = route({
  method: 'GET',
  path: '/setup',
  summary: 'Whether this installation still waits for its first company.',
  needs: 'anyone',
  returns: z.object({ empty: z.boolean() }),
})

export const setUp = route({
  method: 'POST',
  path: '/setup',
  summary:
    'Found the first company with its administrator, who is signed in. Gone (404) once a company exists.',
  needs: 'anyone',
  body: z.strictObject({
    company: Line(120),
    language: Language,
    country: Country,
    region: Region.optional(),
    /** Absent: what the country uses. */
    currency: Currency.optional(),
    timeZone: TimeZone.optional(),
    name: Line(120),
    email: SignInEmail,
    password: NewPassword,
    /** Ready-made processes to begin with; the first is for what the company sells. */
    starters: z.array(StarterKey).min(1).max(9).default(['pipeline']),
    /** A believable sample company, removable in one act. */
    sample: z.boolean().default(false),
  }),
  returns: Session,
  status: 201,
  refusals: ['weak_password', 'not_found'],
})

export const listCountries = route({
  method: 'GET',
  path: '/countries',
  summary:
    'Countries whose public holidays are known, with the currency and time zone a company there most likely uses.',
  needs: 'anyone',
  query: z.object({ language: Language.default('en') }),
  returns: z.object({
    rows: z.array(z.object({ code: Country, name: z.string(), currency: Currency, timeZone: z.string() })),
  }),
})

export const listRegions = route({
  method: 'GET',
  path: '/countries/{code}/regions',
  summary: 'Regions of a country that have public holidays of their own.',
  needs: 'anyone',
  params: z.object({ code: Country }),
  query: z.object({ language: Language.default('en') }),
  returns: z.object({ rows: z.array(z.object({ code: z.string(), name: z.string() })) }),
})

export const listHolidays = route({
  method: 'GET',
  path: '/countries/{code}/holidays',
  summary: 'Public holidays of one year.',
  needs: 'signed_in',
  params: z.object({ code: Country }),
  query: z.object({
    year: z.coerce.number().int().min(1900).max(2199),
    region: Region.optional(),
    language: Language.default('en'),
  }),
  returns: z.object({ rows: z.array(z.object({ on: z.string(), name: z.string() })) }),
})

export const signIn = route({
  method: 'POST',
  path: '/session',
  summary: 'Sign in with e-mail and password; the answer sets the session cookie.',
  needs: 'anyone',
  body: z.strictObject({ email: SignInEmail, password: GivenPassword }),
  returns: Session,
  status: 201,
  refusals: ['wrong_credentials', 'too_many_requests'],
})

export const showSession = route({
  method: 'GET',
  path: '/session',
  summary: 'Who I am, in which workspace, with which rights.',
  needs: 'signed_in',
  returns: Session,
})

export const signOut = route({
  method: 'DELETE',
  path: '/session',
  summary: 'Sign out: the session is gone at once.',
  needs: 'anyone',
  returns: z.undefined(),
  status: 204,
})

export const switchWorkspace = route({
  method: 'PUT',
  path: '/session/workspace',
  summary: 'Enter another of my workspaces.',
  needs: 'signed_in',
  body: z.strictObject({ id: WorkspaceId }),
  returns: Session,
  refusals: ['not_found'],
})

export const listSessions = route({
  method: 'GET',
  path: '/sessions',
  summary: 'Where I am signed in.',
  needs: 'signed_in',
  returns: z.object({
    rows: z.array(
      z.object({
        id: SessionId,
        current: z.boolean(),
        signedInAt: Instant,
        lastSeenAt: Instant,
        userAgent: z.string().nullable(),
        ipAddress: z.string().nullable(),
      }),
    ),
  }),
})

export const endSession = route({
  method: 'DELETE',
  path: '/sessions/{id}',
  summary: 'Sign one of my sessions out.',
  needs: 'signed_in',
  params: z.object({ id: SessionId }),
  returns: z.undefined(),
  status: 204,
  refusals: ['not_found'],
})

export const endOtherSessions = route({
  method: 'DELETE',
  path: '/sessions',
  summary: 'Sign all my sessions out but this one.',
  needs: 'signed_in',
  returns: z.undefined(),
  status: 204,
})

export const requestPasswordReset = route({
  method: 'POST',
  path: '/password-resets',
  summary: 'Mail a link for a new password. The answer is the same whether the address is known or not.',
  needs: 'anyone',
  body: z.strictObject({ email: SignInEmail }),
  returns: z.object({}),
  status: 202,
  refusals: ['too_many_requests'],
})

export const resetPassword = route({
  method: 'PUT',
  path: '/password-resets/{token}',
  summary:
    'Set a new password by a mailed link, which works once and for an hour. Every session is signed out.',
  needs: 'anyone',
  params: z.object({ token: LinkToken }),
  body: z.strictObject({ password: NewPassword }),
  returns: z.undefined(),
  status: 204,
  refusals: ['link_expired', 'weak_password', 'too_many_requests'],
})

export const changePassword = route({
  method: 'PUT',
  path: '/password',
  summary: 'Change my password. My other sessions are signed out.',
  needs: 'signed_in',
  body: z.strictObject({ current: GivenPassword, password: NewPassword }),
  returns: z.undefined(),
  status: 204,
  refusals: ['wrong_credentials', 'weak_password', 'too_many_requests'],
})

export const changeProfile = route({
  method: 'PATCH',
  path: '/profile',
  summary: 'Change my name, language, time zone, calendar or theme.',
  needs: 'signed_in',
  body: z.strictObject({
    name: Line(120).optional(),
    language: Language.optional(),
    /** Null: the company's. */
    timeZone: TimeZone.nullable().optional(),
    /** Null: what the language uses. */
    dateCalendar: DateCalendar.nullable().optional(),
    theme: Theme.optional(),
  }),
  returns: Session,
})

export const showInvitationLink = route({
  method: 'GET',
  path: '/invitation-links/{token}',
  summary:
    'What an invitation invites to. An expired link answers `link_expired`; a new one can be asked for.',
  needs: 'anyone',
  params: z.object({ token: LinkToken }),
  returns: z.object({
    workspaceName: z.string(),
    invitedBy: z.string(),
    name: z.string(),
    email: z.string(),
    language: Language,
    /** The address already has a password here (from another workspace): it is asked for instead of a new one. */
    hasAccount: z.boolean(),
  }),
  refusals: ['not_found', 'link_expired', 'invitation_expired'],
})

export const acceptInvitation = route({
  method: 'PUT',
  path: '/invitation-links/{token}',
  summary: 'Accept an invitation: the member is signed in.',
  needs: 'anyone',
  params: z.object({ token: LinkToken }),
  body: z.strictObject({ name: Line(120), language: Language, password: NewPassword }),
  returns: Session,
  refusals: [
    'not_found',
    'link_expired',
    'invitation_expired',
    'weak_password',
    'wrong_credentials',
    'already_exists',
    'too_many_requests',
  ],
})

export const renewInvitationLink = route({
  method: 'POST',
  path: '/invitation-links/{token}/renewals',
  summary: 'Have a new link mailed to the invited address when the old one has expired.',
  needs: 'anyone',
  params: z.object({ token: LinkToken }),
  body: z.strictObject({}).optional(),
  returns: z.object({}),
  status: 202,
  refusals: ['too_many_requests'],
})
