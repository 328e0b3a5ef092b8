import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Route } from '../../../contract/route.ts'
import { Refusal } from '../refusal.ts'

/**
 * Answers an address that is not there, and a method the address does not know (405 with those it does).
 * @throws Refusal `not_found`, `method_not_allowed`
 */
export function refuseMissing(routes: readonly Route[]) {
  const known = routes.map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^/api/v1${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }))
  return (request: FastifyRequest, reply: FastifyReply): never => {
    const path = request.url.split('?', 1)[0] ?? ''
    const methods = known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
    const served = path.startsWith('/api/') ? methods : ['GET' as const]
    if (served.length === 0 || request.method === 'GET' || request.method === 'HEAD')
      throw new Refusal('not_found')
    reply.header('allow', [...new Set(served)].join(', '))
    throw new Refusal('method_not_allowed')
  }
}
