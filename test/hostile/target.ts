import { expect } from 'vitest'
import { type Problem, refusalStatus } from '../../contract/refusals.ts'
import type { Route } from '../../contract/route.ts'
import { tableHashes } from '../database.ts'
import { serverForFile, type TestServer } from '../server.ts'
import { type HostileWorld, makeHostileWorld } from './world.ts'

/** One request as it goes over the wire, and what to call it when it meets something it should not. */
export interface Attempt {
  says: string
  route: Route
  params?: Record<string, string>
  /** Parameters as they stand in the address, encoded or not. */
  rawParams?: Record<string, string>
  /** As it stands after the question mark. */
  search?: string
  body?: unknown
  /** The body letter by letter, where JSON.stringify would never write it. */
  raw?: string
  headers?: Record<string, string>
  /** Text that may come back because the caller sent it. */
  echoed?: string
}

export interface Met {
  attempt: Attempt
  status: number
  text: string
  body: Partial<Problem> & Record<string, unknown>
  headers: Headers
  ms: number
}

export interface Target {
  server: TestServer
  world: HostileWorld
  routes: readonly Route[]
  /** Sends it as the administrator by key, and looks at what no answer may hold. */
  shoot(attempt: Attempt): Promise<Met>
  /** Several at a time, in the order given. */
  volley(attempts: readonly Attempt[]): Promise<Met[]>
  /** The tables that differ since this was asked last. */
  written(): Promise<string[]>
  /** Refusals met that a route does not declare. */
  undeclared(): string[]
}

/** Written on every request whoever sends it: when a session or key was last used, that somebody tried a password. */
const alwaysMoving = ['sessions', 'sign_in_failures']

/** What a route need not declare: codes of the request itself, of who asks, and of the house. */
const general = new Set(
  Object.entries(refusalStatus)
    .filter(([, status]) => [400, 401, 403, 404, 405, 413, 415, 428, 429, 503].includes(status))
    .map(([code]) => code)
    .concat('idempotency_key_reused')
    .filter((code) => !['wrong_credentials', 'unreadable_file', 'mapping_incomplete'].includes(code)),
)

export const named = ({ method, path }: Route) => `${method} ${path}`

/** A server over a company with a record of every kind, and an administrator who is up to no good. */
export async function startTarget(): Promise<Target> {
  // A limit by address would keep the later attempts of a file from reaching what they are meant for.
  const server = await serverForFile({ config: { proxies: 1 } })
  const world = await makeHostileWorld(server)
  const seen = new Map<string, { route: Route; codes: Set<string> }>()
  let before = await tableHashes(server.owner, alwaysMoving)
  let count = 0

  async function shoot(attempt: Attempt): Promise<Met> {
    for (let version = 1, tries = 0; ; tries++) {
      const met = await once(attempt, version)
      const { code, details } = met.body
      // Somebody before wrote: what is tried here is not the version.
      if (code !== 'changed_meanwhile' || attempt.headers?.['if-match'] || tries === 9) return met
      version = Number(details?.version)
    }
  }

  async function once(attempt: Attempt, version: number): Promise<Met> {
    const { route } = attempt
    const started = performance.now()
    const body = attempt.raw ?? (attempt.body === undefined ? undefined : JSON.stringify(attempt.body))
    const answer = await fetch(server.url + addressOf(attempt), {
      method: route.method,
      redirect: 'manual',
      headers: {
        ...world.headers,
        'x-forwarded-for': `10.${(++count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(route.ifMatch && { 'if-match': `"${version}"` }),
        ...attempt.headers,
      },
      ...(body !== undefined && { body }),
    })
    const text = await answer.text()
    const ms = performance.now() - started
    const isJson = /json/.test(answer.headers.get('content-type') ?? '')
    const met = {
      attempt,
      status: answer.status,
      text,
      body: isJson ? JSON.parse(text) : {},
      headers: answer.headers,
      ms,
    }
    judge(met)
    const code = met.body.code
    if (answer.status >= 400 && typeof code === 'string') {
      const known = seen.get(named(route)) ?? { route, codes: new Set() }
      seen.set(named(route), known)
      known.codes.add(code)
    }
    return met
  }

  return {
    server,
    world,
    routes: server.app.contractRoutes,
    shoot,
    async volley(attempts) {
      const met: Met[] = []
      const waiting = attempts.entries()
      // Of two changes to one record at once, one would only be told that it has changed meanwhile.
      const length = attempts.some(({ route }) => route.ifMatch) ? 1 : 8
      await Promise.all(
        Array.from({ length }, async () => {
          for (const [place, attempt] of waiting) met[place] = await shoot(attempt)
        }),
      )
      await stillLives(server)
      return met
    },
    async written() {
      await bulkEditsEnd(server)
      const now = await tableHashes(server.owner, alwaysMoving)
      const differing = Object.keys(now).filter((table) => now[table] !== before[table])
      before = now
      return differing
    },
    undeclared: () =>
      [...seen.values()].flatMap(({ route, codes }) =>
        [...codes]
          .filter((code) => !general.has(code) && !route.refusals?.includes(code as never))
          .map((code) => `${named(route)}: ${code}`),
      ),
  }
}

/** The address, parameters encoded as a careful client would. */
function addressOf({ route, params = {}, rawParams = {}, search }: Attempt): string {
  const path = route.path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => rawParams[name] ?? encodeURIComponent(params[name] ?? name),
  )
  return `/api/v1${path}${search ? `?${search}` : ''}`
}

const innards =
  /syntax error|\bat (?:async )?\S+ \(|\.ts:\d+|node_modules|\bpg_catalog\b|\bselect\b[^"]*\bfrom\b|\binsert into\b|relation \\?"|violates|invalid input syntax|out of range for type|kysely|zod/i

/** No bug is answered, and no answer tells how the house is built. */
function judge({ attempt, status, text }: Met): void {
  const what = `${named(attempt.route)} · ${attempt.says}`
  expect.soft(status, `${what}: ${text.slice(0, 300)}`).toBeLessThan(500)
  if (status < 400) return
  const echo = attempt.echoed ? JSON.stringify(attempt.echoed).slice(1, -1) : null
  const own = echo ? text.replaceAll(echo, '') : text
  expect.soft(innards.exec(own)?.[0], what).toBeUndefined()
  expect.soft(text.length, `${what}: the length of the answer`).toBeLessThan(100_000)
}

/** What goes on after its answer belongs to the request that began it. */
async function bulkEditsEnd({ owner }: TestServer): Promise<void> {
  for (let running = true; running; ) {
    const { rows } = await owner.query("select from bulk_edits where state = 'running' limit 1")
    running = rows.length > 0
    if (running) await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** A busy machine may pause for a second or two; what keeps the loop busy on purpose keeps it for longer. */
async function stillLives({ url }: TestServer): Promise<void> {
  const started = performance.now()
  const { status } = await fetch(`${url}/livez`)
  expect.soft(status).toBe(200)
  expect.soft(performance.now() - started).toBeLessThan(5_000)
}
