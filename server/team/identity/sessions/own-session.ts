import type { FastifyRequest } from 'fastify'
import type { SessionId, UserId } from '../../../../contract/ids.ts'
import { Refusal } from '../../../platform/refusal.ts'

/**
 * The session of the request. An API key acts for a member in one workspace, but has no say over the person's sign-in.
 * @throws Refusal `not_allowed` for a request by key
 */
export function ownSession(request: FastifyRequest): { id: SessionId; userId: UserId } {
  const session = request.signedIn?.session
  if (!session) throw new Refusal('not_allowed', { needs: 'session' })
  return session
}
