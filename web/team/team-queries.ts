import { useQueries, useQuery } from '@tanstack/react-query'
import { listProcesses, showProcess } from '../../contract/process/process.ts'
import { type ProcessRole } from '../../contract/process/process-document.ts'
import { listDepartments, listTeams } from '../../contract/team/groups.ts'
import { listInvitations } from '../../contract/team/invitations.ts'
import { listMembers, type Member } from '../../contract/team/members.ts'
import { listRoleHolders, listRoles } from '../../contract/team/roles.ts'
import { ask, usePages } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'

for (const kind of ['member', 'team', 'department', 'role', 'invitation']) {
  whenEvent(kind, () => [
    ['members'],
    ['teams'],
    ['departments'],
    ['roles'],
    ['role-holders'],
    ['invitations'],
  ])
}

export type MemberState = 'active' | 'deactivated' | 'all'

export const useMembers = (filter: { q?: string; state?: MemberState }) =>
  usePages(listMembers, { query: filter })

/** Colleagues to choose from: enough for a list box, by name. */
export const useColleagues = (): Member[] =>
  useQuery(ask(listMembers, { query: { limit: 200 } })).data?.rows ?? []

export const useRoles = () => useQuery(ask(listRoles))
export const useTeams = () => useQuery(ask(listTeams))
export const useDepartments = () => useQuery(ask(listDepartments))
export const useInvitations = () => useQuery(ask(listInvitations))
export const useRoleHolders = () => useQuery(ask(listRoleHolders))

/** The roles that the present versions of the processes ask for, each once. */
export function useProcessRoles(): ProcessRole[] {
  const processes = useQuery(ask(listProcesses)).data?.rows ?? []
  const versions = useQueries({ queries: processes.map(({ id }) => ask(showProcess, { params: { id } })) })
  const roles = versions.flatMap((version) => version.data?.document.roles ?? [])
  return [...new Map(roles.map((role) => [role.key, role])).values()]
}
