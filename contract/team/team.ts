import { z } from 'zod'
import { Instant } from '../days.ts'
import { ApiKeyId, DepartmentId, InvitationId, MemberId, TeamId, WorkspaceId } from '../ids.ts'
import { Currency } from '../money.ts'
import { Page, PageQuery } from '../page.ts'
import { Key } from '../process/process-document.ts'
import { route } from '../route.ts'
import { Language, Line, Text } from '../text.ts'
import { BusinessCalendar, Country, Region, TimeZone } from './calendar.ts'
import { Rights } from './rights.ts'
import { SignInEmail } from './session.ts'

/**
 * Member        a colleague in this workspace. Without a user he is known by name only and cannot sign in.
 * Role          what he may do here: rights as data (administrator, manager, seller, specialist).
 * Team          people who share what belongs to them: reach `team`. Some of them lead it.
 * Department    where he works, for assigning and for numbers; it gives no rights but may hold a role as a whole.
 * Role holder   who does the tasks of a process role (analyst, engineer …), whichever process asks for it.
 */

/** `true`, or the code of the refusal I would get. */
const May = z.union([z.literal(true), z.string()])

export const RoleKey = Key

export const Member = z.object({
  id: MemberId,
  name: z.string(),
  email: z.string().nullable(),
  role: RoleKey,
  departmentId: DepartmentId.nullable(),
  teamIds: z.array(TeamId),
  processRoles: z.array(Key),
  language: Language,
  /** Has a user of his own, so he can sign in. */
  signsIn: z.boolean(),
  sample: z.boolean(),
  deactivatedAt: Instant.nullable(),
  createdAt: Instant,
  version: z.int(),
  can: z.object({ edit: May, deactivate: May, invite: May }),
})
export type Member = z.infer<typeof Member>

const memberParams = z.object({ id: MemberId })

export const listMembers = route({
  method: 'GET',
  path: '/members',
  summary: 'Colleagues by name.',
  needs: 'signed_in',
  query: z.object({
    ...PageQuery,
    /** Part of a name or address. */
    q: z.string().max(100).optional(),
    state: z.enum(['active', 'deactivated', 'all']).default('active'),
    role: RoleKey.optional(),
    teamId: TeamId.optional(),
    departmentId: DepartmentId.optional(),
  }),
  returns: Page(Member),
})

export const showMember = route({
  method: 'GET',
  path: '/members/{id}',
  summary: 'One colleague.',
  needs: 'signed_in',
  params: memberParams,
  returns: Member,
  refusals: ['not_found'],
})

export const editMember = route({
  method: 'PATCH',
  path: '/members/{id}',
  summary: 'Change a colleague’s name, role or department.',
  needs: 'team.manage',
  params: memberParams,
  ifMatch: true,
  body: z.strictObject({
    name: Line(120).optional(),
    role: RoleKey.optional(),
    departmentId: DepartmentId.nullable().optional(),
  }),
  returns: Member,
  refusals: ['not_found', 'changed_meanwhile', 'last_administrator'],
})

export const deactivateMember = route({
  method: 'PUT',
  path: '/members/{id}/deactivation',
  summary: 'Close a colleague’s access at once: sessions and keys end, what he owns stays his.',
  needs: 'team.manage',
  params: memberParams,
  body: z.strictObject({}).optional(),
  returns: Member,
  refusals: ['not_found', 'last_administrator'],
})

export const reactivateMember = route({
  method: 'DELETE',
  path: '/members/{id}/deactivation',
  summary: 'Open a colleague’s access again.',
  needs: 'team.manage',
  params: memberParams,
  returns: Member,
  refusals: ['not_found'],
})

export const Role = z.object({
  key: RoleKey,
  name: Text,
  rights: Rights,
  members: z.int(),
  version: z.int(),
})
export type Role = z.infer<typeof Role>

export const listRoles = route({
  method: 'GET',
  path: '/roles',
  summary: 'The roles of the company and their rights.',
  needs: 'signed_in',
  returns: z.object({ rows: z.array(Role) }),
})

export const editRole = route({
  method: 'PATCH',
  path: '/roles/{key}',
  summary: 'Change a role’s name or some of its rights.',
  needs: 'team.manage',
  params: z.object({ key: RoleKey }),
  ifMatch: true,
  body: z.strictObject({ name: Text.optional(), rights: Rights.partial().optional() }),
  returns: Role,
  refusals: ['not_found', 'changed_meanwhile', 'last_administrator'],
})

export const Department = z.object({
  id: DepartmentId,
  name: z.string(),
  members: z.int(),
  version: z.int(),
})
export type Department = z.infer<typeof Department>

const departmentParams = z.object({ id: DepartmentId })

export const listDepartments = route({
  method: 'GET',
  path: '/departments',
  summary: 'Departments by name.',
  needs: 'signed_in',
  returns: z.object({ rows: z.array(Department) }),
})

export const createDepartment = route({
  method: 'POST',
  path: '/departments',
  summary: 'Add a department.',
  needs: 'team.manage',
  body: z.strictObject({ name: Line(120) }),
  returns: Department,
  status: 201,
  refusals: ['already_exists'],
})

export const renameDepartment = route({
  method: 'PATCH',
  path: '/departments/{id}',
  summary: 'Rename a department.',
  needs: 'team.manage',
  params: departmentParams,
  ifMatch: true,
  body: z.strictObject({ name: Line(120) }),
  returns: Department,
  refusals: ['not_found', 'changed_meanwhile', 'already_exists'],
})

export const deleteDepartment = route({
  method: 'DELETE',
  path: '/departments/{id}',
  summary: 'Remove a department nobody works in.',
  needs: 'team.manage',
  params: departmentParams,
  returns: z.undefined(),
  status: 204,
  refusals: ['not_found', 'still_used'],
})

export const Team = z.object({
  id: TeamId,
  name: z.string(),
  members: z.array(z.object({ id: MemberId, name: z.string(), leads: z.boolean() })),
  version: z.int(),
})
export type Team = z.infer<typeof Team>

const teamParams = z.object({ id: TeamId })
const TeamMembers = z.array(z.strictObject({ id: MemberId, leads: z.boolean().default(false) })).max(1_000)

export const listTeams = route({
  method: 'GET',
  path: '/teams',
  summary: 'Teams by name, with their people.',
  needs: 'signed_in',
  returns: z.object({ rows: z.array(Team) }),
})

export const createTeam = route({
  method: 'POST',
  path: '/teams',
  summary: 'Add a team.',
  needs: 'team.manage',
  body: z.strictObject({ name: Line(120), members: TeamMembers.default([]) }),
  returns: Team,
  status: 201,
  refusals: ['already_exists', 'not_found'],
})

export const editTeam = route({
  method: 'PATCH',
  path: '/teams/{id}',
  summary: 'Rename a team, or say anew who is in it and who leads.',
  needs: 'team.manage',
  params: teamParams,
  ifMatch: true,
  body: z.strictObject({ name: Line(120).optional(), members: TeamMembers.optional() }),
  returns: Team,
  refusals: ['not_found', 'changed_meanwhile', 'already_exists'],
})

export const deleteTeam = route({
  method: 'DELETE',
  path: '/teams/{id}',
  summary: 'Dissolve a team; its people stay.',
  needs: 'team.manage',
  params: teamParams,
  returns: z.undefined(),
  status: 204,
  refusals: ['not_found'],
})

export const RoleHolders = z.object({
  role: Key,
  /** Those named themselves. */
  members: z.array(z.object({ id: MemberId, name: z.string() })),
  /** Departments in which everybody holds it. */
  departments: z.array(z.object({ id: DepartmentId, name: z.string() })),
  /** All who hold it, by name or through a department, each once. */
  everybody: z.array(z.object({ id: MemberId, name: z.string() })),
})
export type RoleHolders = z.infer<typeof RoleHolders>

export const listRoleHolders = route({
  method: 'GET',
  path: '/role-holders',
  summary: 'Who holds each role of the processes. A role nobody holds is absent.',
  needs: 'signed_in',
  returns: z.object({ rows: z.array(RoleHolders) }),
})

export const setRoleHolders = route({
  method: 'PUT',
  path: '/role-holders/{role}',
  summary: 'Say who holds a role of the processes: people, and departments as a whole.',
  needs: 'team.manage',
  params: z.object({ role: Key }),
  body: z.strictObject({
    members: z.array(MemberId).max(1_000),
    departments: z.array(DepartmentId).max(100).default([]),
  }),
  returns: RoleHolders,
  refusals: ['not_found'],
})

export const Invitation = z.object({
  id: InvitationId,
  name: z.string(),
  email: z.string(),
  role: RoleKey,
  invitedBy: z.object({ id: MemberId, name: z.string() }),
  createdAt: Instant,
  /** `open` for two weeks; its link works for an hour and can be renewed meanwhile. */
  state: z.enum(['open', 'accepted', 'revoked', 'expired']),
})
export type Invitation = z.infer<typeof Invitation>

const InvitationWithLink = Invitation.extend({
  /** To be handed over by other means; shown only now. */
  link: z.string(),
  linkExpiresAt: Instant,
  /** False when this installation sends no mail. */
  mailed: z.boolean(),
})

export const listInvitations = route({
  method: 'GET',
  path: '/invitations',
  summary: 'Invitations of the last three months, newest first.',
  needs: 'team.manage',
  returns: z.object({ rows: z.array(Invitation) }),
})

export const inviteMember = route({
  method: 'POST',
  path: '/invitations',
  summary: 'Invite a colleague by mail.',
  needs: 'team.manage',
  body: z.strictObject({
    name: Line(120),
    email: SignInEmail,
    role: RoleKey,
    /** A colleague known by name only (from an import), who shall sign in from now on. */
    memberId: MemberId.optional(),
  }),
  returns: InvitationWithLink,
  status: 201,
  refusals: ['already_exists', 'not_found'],
})

export const renewInvitation = route({
  method: 'POST',
  path: '/invitations/{id}/links',
  summary: 'A new link for an open invitation; the old one ends.',
  needs: 'team.manage',
  params: z.object({ id: InvitationId }),
  body: z.strictObject({}).optional(),
  returns: InvitationWithLink,
  status: 201,
  refusals: ['not_found', 'invitation_expired'],
})

export const revokeInvitation = route({
  method: 'DELETE',
  path: '/invitations/{id}',
  summary: 'Take an invitation back.',
  needs: 'team.manage',
  params: z.object({ id: InvitationId }),
  returns: z.undefined(),
  status: 204,
  refusals: ['not_found'],
})

export const ApiKey = z.object({
  id: ApiKeyId,
  name: z.string(),
  member: z.object({ id: MemberId, name: z.string() }),
  /** Its first letters, to know it again. */
  prefix: z.string(),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
})
export type ApiKey = z.infer<typeof ApiKey>

export const listApiKeys = route({
  method: 'GET',
  path: '/api-keys',
  summary: 'My API keys; everybody’s for who manages the team.',
  needs: 'signed_in',
  returns: z.object({ rows: z.array(ApiKey) }),
})

export const createApiKey = route({
  method: 'POST',
  path: '/api-keys',
  summary: 'Make an API key that acts as me. The key itself is shown only now.',
  needs: 'signed_in',
  body: z.strictObject({ name: Line(120) }),
  returns: ApiKey.extend({ key: z.string() }),
  status: 201,
})

export const revokeApiKey = route({
  method: 'DELETE',
  path: '/api-keys/{id}',
  summary: 'End an API key at once.',
  needs: 'signed_in',
  params: z.object({ id: ApiKeyId }),
  returns: z.undefined(),
  status: 204,
  refusals: ['not_found'],
})

export const Workspace = z.object({
  id: WorkspaceId,
  name: z.string(),
  language: Language,
  country: Country,
  region: Region.nullable(),
  currency: Currency,
  timeZone: z.string(),
  calendar: BusinessCalendar,
  hasSample: z.boolean(),
  version: z.int(),
})
export type Workspace = z.infer<typeof Workspace>

export const showWorkspace = route({
  method: 'GET',
  path: '/workspace',
  summary: 'The company: language, country, currency, working time.',
  needs: 'signed_in',
  returns: Workspace,
})

export const editWorkspace = route({
  method: 'PATCH',
  path: '/workspace',
  summary: 'Change the company’s name, language, country, currency, time zone or working time.',
  needs: 'workspace.manage',
  ifMatch: true,
  body: z.strictObject({
    name: Line(120).optional(),
    language: Language.optional(),
    country: Country.optional(),
    region: Region.nullable().optional(),
    currency: Currency.optional(),
    /** The working calendar follows. */
    timeZone: TimeZone.optional(),
    calendar: BusinessCalendar.optional(),
  }),
  returns: Workspace,
  refusals: ['changed_meanwhile'],
})
