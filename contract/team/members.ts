import { z } from 'zod'
import { Instant } from '../days.ts'
import { DepartmentId, MemberId, TeamId } from '../ids.ts'
import { May } from '../named.ts'
import { Page, PageQuery } from '../page.ts'
import { Key } from '../process/process-document.ts'
import { route } from '../route.ts'
import { Language, Line } from '../text.ts'
import { RoleKey } from './roles.ts'

/** A colleague in this workspace. Without a user he is known by name only and cannot sign in. */
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
