import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, onTestFinished } from 'vitest'
import type { UserId, WorkspaceId } from '../contract/ids.ts'
import type { Problem } from '../contract/refusals.ts'
import type { Returned, Route, Sent } from '../contract/route.ts'
import { buildApp } from '../server/app.ts'
import type { Actor } from '../server/platform/actor.ts'
import { type Config, readConfig } from '../server/platform/config.ts'
import type { Log } from '../server/platform/log.ts'
import { makeMailer } from '../server/platform/mail/mailer.ts'
import { createApiKey } from '../server/team/api-keys/create-api-key.ts'
import { startSession } from '../server/team/identity/sessions/start-session.ts'
import { tables } from '../server/team/table.ts'
import { freshDatabase, type TestDatabase, withinAMinute } from './database.ts'

export interface TestServer extends TestDatabase {
  app: FastifyInstance
  /** As `http://127.0.0.1:40123`; `config.publicUrl` is the same. */
  url: string
  config: Config
  /** Everything logged so far, a JSON text per line. */
  logged: string[]
  /** Who sends the requests of the returned client. By API key unless `by` says otherwise. */
  client(as: Actor | null, by?: 'key' | 'cookie'): Promise<Client>
  close(): Promise<void>
}

export interface ServerOptions {
  config?: Partial<Config>
  /** Serve the web app from here as well: for browser journeys `builtWeb`. */
  webFolder?: string
}

/** Where `npm run build` puts the web app, unless `BUILT_WEB` names another build to be looked at. */
export const builtWeb = process.env.BUILT_WEB ?? join(import.meta.dirname, '../web/dist')

/** A real server on a free port over a fresh database. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const database = await freshDatabase()
  const logged: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }) as Log
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const dataFolder = await mkdtemp(join(tmpdir(), 'stagecraft-test-'))
  const config = { ...readConfig({}), port, publicUrl: url, dataFolder, ...options.config }
  const mailer = makeMailer(config, log)
  const app = await buildApp({
    db: database.db,
    config,
    log,
    mailer,
    checkAnswers: true,
    ...(options.webFolder && { webFolder: options.webFolder }),
  })
  await app.listen({ host: '127.0.0.1', port })
  return {
    ...database,
    app,
    url,
    config,
    logged,
    client: async (as, by = 'key') => makeClient(url, as ? await credentials(database, as, by) : {}),
    async close() {
      // Connections whose last answer is just ending are not idle yet, and would be waited for for a minute.
      const again = setInterval(() => app.server.closeIdleConnections(), 100)
      await app.close()
      clearInterval(again)
      mailer.end()
      await database.drop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

/** Ends the server when the test that asked for it ends. */
export async function serverForTest(options?: ServerOptions): Promise<TestServer> {
  const server = await startServer(options)
  onTestFinished(() => server.close())
  return server
}

/** Ends the server when all tests of the file have ended that awaits it where it begins. */
export async function serverForFile(options?: ServerOptions): Promise<TestServer> {
  const server = await withinAMinute('The server', startServer(options))
  afterAll(() => server.close())
  return server
}

/** What a caller sends, `params`, `query` and `body` only where the route has them. */
export type Asked<R extends Route> = Partial<Sent<R>> & {
  /** The version seen, for `If-Match`. */
  ifMatch?: number
  idempotencyKey?: string
  headers?: Record<string, string>
}

export interface Client {
  /** The answer; a refusal is thrown as `RefusedAnswer`. */
  call<R extends Route>(route: R, asked?: Asked<R>): Promise<Returned<R>>
  /** Whatever came back. */
  send<R extends Route>(route: R, asked?: Asked<R>): Promise<Answer<R>>
  /** What the client adds to each request, to be used with a bare fetch. */
  headers: Record<string, string>
}

export interface Answer<R extends Route> {
  status: number
  headers: Headers
  body: Returned<R> & Problem
}

export class RefusedAnswer extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code} ${JSON.stringify(problem.fields ?? problem.details ?? '')}`)
    this.problem = problem
  }
}

export function makeClient(url: string, headers: Record<string, string>): Client {
  async function send<R extends Route>(route: R, asked: Asked<R> = {}): Promise<Answer<R>> {
    const response = await fetch(url + pathOf(route, asked), {
      method: route.method,
      redirect: 'manual',
      headers: {
        ...headers,
        ...(asked.body !== undefined && { 'content-type': 'application/json' }),
        ...(asked.ifMatch !== undefined && { 'if-match': `"${asked.ifMatch}"` }),
        ...(asked.idempotencyKey && { 'idempotency-key': asked.idempotencyKey }),
        ...asked.headers,
      },
      ...(asked.body !== undefined && { body: JSON.stringify(asked.body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    const body = text && isJson ? JSON.parse(text) : text || undefined
    return { status: response.status, headers: response.headers, body }
  }

  return {
    headers,
    send,
    async call(route, asked) {
      const { status, body } = await send(route, asked)
      if (status >= 400) throw new RefusedAnswer(body)
      return body
    },
  }
}

function pathOf(route: Route, asked: Asked<Route>): string {
  const params = (asked.params ?? {}) as Record<string, unknown>
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(asked.query ?? {}))
    for (const one of [value].flat()) if (one !== undefined) search.append(name, `${one as string}`)
  return `/api/v1${path}${search.size > 0 ? `?${search}` : ''}`
}

/** Links and the cookie name the address before the server listens, so its port is chosen beforehand. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** Lets a member in without asking for a password, which takes long on purpose. */
async function credentials(
  { db }: TestDatabase,
  actor: Actor,
  by: 'key' | 'cookie',
): Promise<Record<string, string>> {
  const token = await db.write(actor.workspaceId, async (tx) => {
    if (by === 'key') return (await createApiKey(tx, { name: 'test' }, actor)).key
    const { user_id } = await tables(tx)
      .selectFrom('members')
      .select('user_id')
      .where('workspace_id', '=', actor.workspaceId)
      .where('id', '=', actor.memberId)
      .executeTakeFirstOrThrow()
    if (!user_id) throw new Error(`${actor.name} has no user, so no cookie`)
    return startSession(tx, user_id as UserId, actor.workspaceId as WorkspaceId, {
      ipAddress: null,
      userAgent: 'test',
    })
  })
  if (by === 'key') return { authorization: `Bearer ${token}` }
  return { cookie: `__Host-stagecraft=${token}`, 'sec-fetch-site': 'same-origin' }
}
