import * as apiKeys from '../../contract/team/api-keys.ts'
import * as roles from '../../contract/team/roles.ts'
import * as workspace from '../../contract/team/workspace.ts'
import { type Binding, bind, type Surroundings } from '../platform/http/bind.ts'
import type { PassTasksOn } from './calendars/add-leave.ts'
import { calendarRoutes } from './calendars/routes.ts'
import { createApiKey } from './create-api-key.ts'
import type { Tell } from './deputies/deputy.ts'
import { deputyRoutes } from './deputies/routes.ts'
import { editRole } from './edit-role.ts'
import { editWorkspace, showWorkspace } from './edit-workspace.ts'
import { groupRoutes } from './groups/routes.ts'
import { type IdentitySurroundings, identityRoutes } from './identity/routes.ts'
import { invitationRoutes } from './invitations/routes.ts'
import { listApiKeys, showApiKey } from './list-api-keys.ts'
import { listRoles } from './list-roles.ts'
import { memberRoutes } from './members/routes.ts'
import { revokeApiKey } from './revoke-api-key.ts'
import { forgetWorkspaceCalendar } from './workspace-calendar.ts'

export interface TeamSurroundings extends IdentitySurroundings {
  /** Has everybody's rights asked anew. */
  forget(): void
  passTasksOn: PassTasksOn
  /** Tells members something, see notices. */
  tell: Tell
}

/** Whoever changes the team changes who may do what: after each change it takes hold at once. */
export function teamRoutes({ forget, passTasksOn, tell, ...surroundings }: TeamSurroundings): Binding[] {
  const bindings = [
    ...identityRoutes(surroundings),
    ...invitationRoutes(surroundings),
    ...memberRoutes,
    ...calendarRoutes({ passTasksOn, tell }),
    ...deputyRoutes({ tell }),
    ...groupRoutes,
    ...roleRoutes,
    ...keyRoutes,
    ...workspaceRoutes,
  ]
  return bindings.map((binding) => forgetting(binding, forget))
}

const roleRoutes = [
  bind(roles.listRoles, async ({ tx, actor }) => ({ rows: await listRoles(tx, actor) })),
  bind(roles.editRole, async ({ tx, params, body, ifMatch, actor }) =>
    editRole(tx, { ...params, ...body, ifMatch }, actor),
  ),
]

const keyRoutes = [
  bind(apiKeys.listApiKeys, async ({ tx, actor }) => ({ rows: await listApiKeys(tx, actor) })),
  bind(
    apiKeys.createApiKey,
    async ({ tx, body, actor }) => {
      const { id, key } = await createApiKey(tx, body, actor)
      return { ...(await showApiKey(tx, id, actor)), key }
    },
    { secret: true },
  ),
  bind(apiKeys.revokeApiKey, async ({ tx, params, actor }) => revokeApiKey(tx, params.id, actor)),
]

const workspaceRoutes = [
  bind(workspace.showWorkspace, async ({ tx, actor }) => showWorkspace(tx, actor)),
  bind(workspace.editWorkspace, async ({ tx, body, ifMatch, actor, afterwards }) => {
    afterwards(async () => forgetWorkspaceCalendar(actor.workspaceId))
    return editWorkspace(tx, { ...body, ifMatch }, actor)
  }),
]

function forgetting(binding: Binding, forget: () => void): Binding {
  if (binding.route.method === 'GET') return binding
  return {
    ...binding,
    async handle(surroundings: Surroundings, request, reply) {
      const answer = await binding.handle(surroundings, request, reply)
      forget()
      return answer
    },
  }
}
