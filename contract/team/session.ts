import { z } from 'zod'
import { Instant } from '../days.ts'
import { DepartmentId, DeputyId, MemberId, SessionId, TeamId, WorkspaceId } from '../ids.ts'
import { Currency } from '../money.ts'
import { route } from '../route.ts'
import { Language, Line, Text } from '../text.ts'
import { Country, DateCalendar, TimeZone } from './calendar.ts'
import { GivenPassword, SignInEmail } from './credentials.ts'
import { Rights } from './rights.ts'

/**
 * User       somebody who can sign in, with one e-mail address and one password for the whole installation.
 * Member     that user as a colleague in one workspace, with a role there.
 * Session    a signed-in browser; it stands in one workspace at a time.
 */

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
