import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Problem } from '../../../contract/refusals.ts'
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
  /**
   * Work for after the commit, such as a mail: it runs once the change is safe, and never if it was refused. The
   * answer does not wait for it.
   */
  afterwards(work: Work): void
  request: FastifyRequest
  reply: FastifyReply
}

/** What a route for anyone receives: no workspace is known, so it opens its own connections. */
export type OpenScope<R extends Route> = Received<R> & {
  db: Database
  /** Somebody may be signed in all the same. */
  actor: Actor | null
  /** Begins work that the answer does not wait for. */
  inBackground(work: Work): void
  request: FastifyRequest
  reply: FastifyReply
}

/** What a function answers its route with; nothing, where the route returns nothing. */
type Answered<R extends Route> = Returned<R> extends undefined ? void : Returned<R>

export type Work = () => Promise<unknown>

export interface Binding {
  route: Route
  /** Requests a minute from one address; absent: as many as it likes. */
  perMinute?: number
  handle: (surroundings: Surroundings, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
}

/** Handed in by app.ts: the platform knows neither sessions nor keys. */
export interface Surroundings {
  db: Database
  authenticate(request: FastifyRequest): Promise<Actor | null>
  /** Takes over work that nobody waits for, and has it finished before the server ends. */
  runInBackground(work: Work): void
}

/**
 * Binds a contract route to a function that runs as somebody, inside his workspace.
 * @param secret the answer holds something that is shown once and must not be kept for a repeated request
 */
export function bind<R extends Route>(
  route: R,
  handle: (scope: Scope<R>) => Promise<Answered<R>>,
  { secret = false }: { secret?: boolean } = {},
): Binding {
  return {
    route,
    async handle({ db, authenticate, runInBackground }, request, reply) {
      const actor = await letIn(route, authenticate, request)
      const ifMatch = seenVersion(route, request)
      let waiting: Work[] = []
      const run = (tx: Tx) => {
        // A transaction that is tried again starts with nothing promised.
        waiting = []
        const afterwards = (work: Work) => waiting.push(work)
        return handle({ ...received<R>(request), tx, actor, ifMatch, afterwards, request, reply })
      }
      if (route.method === 'GET') return db.read(actor.workspaceId, run)
      const result = await db.write(actor.workspaceId, (tx) =>
        once(tx, { route, actor, request, reply, secret }, () => run(tx)),
      )
      waiting.forEach(runInBackground)
      return result
    },
  }
}

/** Binds a route that anyone may call; where something could be guessed, only so often a minute from one address. */
export function bindOpen<R extends Route>(
  route: R,
  handle: (scope: OpenScope<R>) => Promise<Answered<R>>,
  limit: { perMinute?: number } = {},
): Binding {
  return {
    route,
    ...limit,
    async handle({ db, authenticate, runInBackground: inBackground }, request, reply) {
      const actor = await authenticate(request)
      return handle({ ...received<R>(request), db, actor, inBackground, request, reply })
    },
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Everything that is mounted, for what is said of all routes: the list of refusals, the tests of isolation. */
    contractRoutes: readonly Route[]
  }
}

/** Adds the bindings to Fastify under `/api/v1`. */
export function mount(app: FastifyInstance, surroundings: Surroundings, bindings: readonly Binding[]): void {
  app.decorate(
    'contractRoutes',
    bindings.map(({ route }) => route),
  )
  for (const { route, handle, perMinute } of bindings) {
    const status = route.status ?? 200
    app.route({
      method: route.method,
      url: `/api/v1${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      schema: {
        summary: route.summary,
        ...(route.params && { params: route.params.strict() }),
        querystring: route.query?.strict() ?? nothing,
        ...(route.body && { body: route.body }),
        response: { [status]: status === 204 ? z.null().describe('Done.') : route.returns, default: Problem },
      },
      // Before anything of the request is read: a stranger learns nothing from what is wrong with it.
      async onRequest(request) {
        if (route.needs !== 'anyone') await letIn(route, surroundings.authenticate, request)
      },
      config: { route, ...(perMinute && { rateLimit: { max: perMinute, timeWindow: 60_000 } }) },
      async handler(request, reply) {
        reply.code(status)
        const result = await handle(surroundings, request, reply)
        // A stream writes its own answer.
        if (reply.sent) return reply
        if (status === 204) return reply.send()
        const version = (result as { version?: unknown } | undefined)?.version
        if (typeof version === 'number') reply.header('etag', `"${version}"`)
        return reply.send(result)
      },
    })
  }
}

const nothing = z.strictObject({})

/** Who sends it, if he may call the route at all. Asked twice a request, remembered in between. */
async function letIn(
  route: Route,
  authenticate: Surroundings['authenticate'],
  request: FastifyRequest,
): Promise<Actor> {
  const actor = await authenticate(request)
  if (!actor) throw new Refusal('not_signed_in')
  if (!mayCall(route, actor)) throw new Refusal('not_allowed', { needs: route.needs })
  return actor
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
