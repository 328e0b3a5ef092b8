import { z } from 'zod'
import { DepartmentId, MemberId, TeamId } from '../ids.ts'
import { route } from '../route.ts'
import { Line } from '../text.ts'

/**
 * Team          people who share what belongs to them: reach `team`. Some of them lead it.
 * Department    where one works, for assigning and for numbers; it gives no rights but may hold a role as a whole.
 */

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
