import { type Binding, type Surroundings } from '../platform/http/bind.ts'
import { apiKeyRoutes } from './api-keys/routes.ts'
import type { PassTasksOn } from './calendars/add-leave.ts'
import { calendarRoutes } from './calendars/routes.ts'
import type { Tell } from './deputies/deputy.ts'
import { deputyRoutes } from './deputies/routes.ts'
import { groupRoutes } from './groups/routes.ts'
import { type IdentitySurroundings, identityRoutes } from './identity/routes.ts'
import { invitationRoutes } from './invitations/routes.ts'
import { memberRoutes } from './members/routes.ts'
import { roleRoutes } from './roles/routes.ts'
import { type WorkspaceSurroundings, workspaceRoutes } from './workspace/routes.ts'

export interface TeamSurroundings extends IdentitySurroundings, WorkspaceSurroundings {
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
    ...apiKeyRoutes,
    ...workspaceRoutes(surroundings),
  ]
  return bindings.map((binding) => forgetting(binding, forget))
}

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
