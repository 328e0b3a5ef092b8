import { z } from 'zod'
import { DepartmentId, MemberId } from '../ids.ts'
import { Key } from '../process/process-document.ts'
import { route } from '../route.ts'
import { Text } from '../text.ts'
import { Rights } from './rights.ts'

/**
 * Role          what a colleague may do here: rights as data (administrator, manager, seller, specialist).
 * Role holder   who does the tasks of a process role (analyst, engineer …), whichever process asks for it.
 */

export const RoleKey = Key

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
