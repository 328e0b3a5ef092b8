import type { Binding, Surroundings } from '../platform/http/bind.ts'
import { type IdentitySurroundings, identityRoutes } from './identity/routes.ts'

export interface TeamSurroundings extends IdentitySurroundings {
  /** Has everybody's rights asked anew. */
  forget(): void
}

/** Whoever changes the team changes who may do what: after each change it takes hold at once. */
export function teamRoutes(surroundings: TeamSurroundings): Binding[] {
  return [...identityRoutes(surroundings)].map((binding) => forgetting(binding, surroundings.forget))
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
