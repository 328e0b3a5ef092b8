import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Received, Returned, Route } from '../../../contract/route.ts'
import type { Actor } from '../actor.ts'
import type { Database, Tx } from '../database/tx.ts'
import { Refusal } from '../refusal.ts'
import { once } from './idempotency.ts'

/** What a signed-in route's function receives. */
export type Scope<R extends Route> = Received<R> & {
  /** A transaction for everything that may write; a bare connection for GET. */
  tx: Tx
  actor: Actor
  /** The version the caller has seen; always there on routes with `ifMatch`. */
  ifMatch: number
  request: FastifyRequest
  reply: FastifyReply
}

/** What a route for anyone receives: no workspace is known, so it opens its own connections. */
export type OpenScope<R extends Route> = Received<R> & {
  db: Database
  /** Somebody may be signed in all the same. */
  actor: Actor | null
  request: FastifyRequest
  reply: FastifyReply
}

export interface Binding {
  route: Route
  handle: (surroundings: Surroundings, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
}

/** Handed in by app.ts: the platform knows neither sessions nor keys. */
export interface Surroundings {
  db: Database
  authenticate(request: FastifyRequest): Promise<Actor | null>
}

/** Binds a contract route to a function that runs as somebody, inside his workspace. */
export function bind<R extends Route>(route: R, handle: (scope: Scope<R>) => Promise<Returned<R>>): Binding {
  return {
    route,
    async handle({ db, authenticate }, request, reply) {
      const actor = await authenticate(request)
      if (!actor) throw new Refusal('not_signed_in')
      if (!mayCall(route, actor)) throw new Refusal('not_allowed', { needs: route.needs })
      const ifMatch = seenVersion(route, request)
      const run = (tx: Tx) => handle({ ...received<R>(request), tx, actor, ifMatch, request, reply })
      if (route.method === 'GET') return db.read(actor.workspaceId, run)
      return db.write(actor.workspaceId, (tx) => once(tx, route, actor, request, reply, () => run(tx)))
    },
  }
}

/** Binds a route that anyone may call. */
export function bindOpen<R extends Route>(route: R, handle: (scope: OpenScope<R>) => Promise<Returned<R>>): Binding {
  return {
    route,
    async handle({ db, authenticate }, request, reply) {
      return handle({ ...received<R>(request), db, actor: await authenticate(request), request, reply })
    },
  }
}

/** Adds the bindings to Fastify under `/api/v1`. */
export function mount(app: FastifyInstance, surroundings: Surroundings, bindings: readonly Binding[]): void {
  for (const { route, handle } of bindings) {
    const status = route.status ?? 200
    app.route({
      method: route.method,
      url: `/api/v1${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      schema: {
        summary: route.summary,
        ...(route.params && { params: route.params.strict() }),
        ...(route.query ? { querystring: route.query.strict() } : {}),
        ...(route.body && { body: route.body }),
        response: { [status]: route.returns },
      },
      config: { route },
      async handler(request, reply) {
        reply.code(status)
        const result = await handle(surroundings, request, reply)
        if (status === 204) return reply.send()
        const version = (result as { version?: unknown } | undefined)?.version
        if (typeof version === 'number') reply.header('etag', `"${version}"`)
        return reply.send(result)
      },
    })
  }
}

function mayCall(route: Route, actor: Actor): boolean {
  if (route.needs === 'anyone' || route.needs === 'signed_in') return true
  const right = actor.rights[route.needs]
  return right === true || (typeof right === 'string' && right !== 'none')
}

function seenVersion(route: Route, request: FastifyRequest): number {
  const header = request.headers['if-match']
  const version = Number(/^(?:W\/)?"?(\d{1,9})"?$/.exec(header ?? '')?.[1] ?? Number.NaN)
  if (route.ifMatch && Number.isNaN(version)) throw new Refusal('if_match_required')
  return version
}

function received<R extends Route>(request: FastifyRequest): Received<R> {
  return { params: request.params, query: request.query, body: request.body } as Received<R>
}
