import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '../../contract/route.ts'
import { buildApp } from '../../server/app.ts'
import { readConfig } from '../../server/platform/config.ts'
import { openPool } from '../../server/platform/database/pool.ts'
import { openDatabase } from '../../server/platform/database/tx.ts'
import { newId } from '../../server/platform/ids.ts'
import { makeLog } from '../../server/platform/log.ts'
import { makeMailer } from '../../server/platform/mail/mailer.ts'
import { tableHashes } from '../database.ts'
import { type Answer, type Client, startServer, type TestServer } from '../server.ts'
import { sampleOf } from './sample.ts'
import { canary, makeWorld, soundChat, soundForm, type World } from './worlds.ts'

/** Written on every request whoever sends it: when a session or key was last used. */
const alwaysMoving = ['sessions', 'sign_in_failures']

let server: TestServer
let ours: World
let theirs: World
const clients: Record<string, Client> = {}

/** The list comes from the router itself, so that a new route is tried without anybody thinking of it. */
const routes = await mountedRoutes()

beforeAll(async () => {
  server = await startServer()
  ours = await makeWorld(server, 'Ours')
  theirs = await makeWorld(server, canary)
  clients.administrator = ours.administrator
  clients.seller = await server.client(ours.cast.ola, 'cookie')
  clients.key = await server.client(ours.cast.kari, 'key')
  // The first use of a key is an event of its own.
  await clients.key.send({ method: 'GET', path: '/session' } as Route)
})
afterAll(() => server.close())

/** Which kind of record an id in a path or field means. */
function kindOf(name: string, path: string): string {
  if (path === '/own-fields/order') return 'ownField'
  if (path === '/assignment-rules/order') return 'assignment-rule'
  if (path.startsWith('/checks')) {
    if (name === 'key') return 'check'
    if (name === 'id') return 'company'
  }
  if (path.startsWith('/bulk-edits') && /(^|\.)(ids|except)$/.test(name)) return 'company'
  const last = name.split('.').at(-1) ?? name
  if (/^(?:company|person)\.id$/.test(name)) return name.split('.')[0] as string
  if (last === 'duplicateOf' || (/\bids\b/.test(name) && path.startsWith('/leads'))) return 'lead'
  const named: Record<string, string> = {
    ids: 'deal',
    owner: 'member',
    ownerId: 'member',
    assignee: 'member',
    assigneeId: 'member',
    leads: 'member',
    members: 'member',
    departments: 'department',
    memberIds: 'member',
    deal: 'deal',
    parentId: 'company',
    deputyId: 'member',
    fromId: 'member',
    to: 'member',
    reportsToId: 'person',
    into: 'tag',
    teamIds: 'team',
    teams: 'team',
    process: 'process',
    workspaceId: 'workspace',
  }
  const kind = named[last] ?? last.replace(/Ids?$/, '')
  if (kind !== 'id') return kind
  const collections: Record<string, string> = {
    'own-fields': 'ownField',
    companies: 'company',
    people: 'person',
    'api-keys': 'apiKey',
    processes: 'process',
    activities: 'activity',
    deputies: 'deputyPeriod',
  }
  const collection = path.split('/')[1] ?? ''
  return collections[collection] ?? collection.replace(/s$/, '')
}

/** Path parameters of a route, ids taken from `world`, else random. */
function paramsOf(route: Route, world: World | null): Record<string, string> {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string)
  return Object.fromEntries(
    names.map((name) => {
      if (route.path === '/search/{kind}') return [name, 'companies']
      const id = world?.ids[kindOf(name, route.path)]
      return [name, id ?? (/id$/i.test(name) || world === null ? newId<string>() : 'pricing')]
    }),
  )
}

/** What a body must say to be understood in a world of test/cast.ts, where the sample knows no better. */
const soundWords: Record<string, unknown> = {
  toVersion: 2,
  returnsTo: 'first_talk',
  plan: null,
  'document.key': 'lamps',
  ...soundChat,
}

/** What is looked for in companies. */
const soundCheck: Record<string, unknown> = { about: { all: [] }, fault: { is: 'missing', fields: ['city'] } }

/** How a list is asked for as a file. */
const soundList: Record<string, unknown> = { query: '', columns: ['name'] }

function bodyOf(route: Route, world: World): unknown {
  if (!route.body) return undefined
  return sampleOf(route.body, (path, { format }) => {
    if (/(^|\.)filter$/.test(path) && /^\/(segments|views|assignment-rules|lead-)/.test(route.path))
      return { all: [] }
    // Shared with a team, so that the team of the other company is tried for as well.
    if (path === 'sharedWith' && route.path.startsWith('/views')) return 'team'
    if (path === 'questionnaire' && route.path.startsWith('/lead-qualification')) return 'bant'
    if (route.path.startsWith('/checks') && path in soundCheck) return soundCheck[path]
    if (route.path === '/exports' && path in soundList) return soundList[path]
    if (path === 'tasks' && route.path.endsWith('/deputies')) return true
    if (route.path.startsWith('/forms') && path in soundForm) return soundForm[path]
    if (path in soundWords) return soundWords[path]
    return format === 'uuid' ? (world.ids[kindOf(path, route.path)] ?? newId<string>()) : undefined
  })
}

const takesIdInPath = (route: Route) => /\{(\w*id)\}/i.test(route.path)

const send = (client: Client, route: Route, asked: object): Promise<Answer<Route>> =>
  client.send(route, { ifMatch: 1, ...asked } as never)

async function leftAlone<T>(work: () => Promise<T>): Promise<T> {
  const before = await tableHashes(server.owner, alwaysMoving)
  const result = await work()
  expect(await tableHashes(server.owner, alwaysMoving)).toEqual(before)
  return result
}

const who = ['administrator', 'seller', 'key'] as const

describe.each(who)('as %s', (as) => {
  test.each(routes.filter(takesIdInPath).map((route) => [`${route.method} ${route.path}`, route] as const))(
    'a foreign id in the path is not there: %s',
    async (_, route) => {
      const client = clients[as] as Client
      const asked = { body: bodyOf(route, ours), query: requiredQuery(route) }
      const foreign = await leftAlone(() =>
        send(client, route, { ...asked, params: paramsOf(route, theirs) }),
      )
      const random = await leftAlone(() => send(client, route, { ...asked, params: paramsOf(route, null) }))
      expect(foreign.status).toBeGreaterThanOrEqual(400)
      expect(foreign.status).toBeLessThan(500)
      expect(JSON.stringify(foreign.body)).not.toContain(canary)
      expect({ ...foreign.body, requestId: '' }).toEqual({ ...random.body, requestId: '' })
    },
  )

  const withIdsInBody = routes.filter(
    (route) => route.body && JSON.stringify(sampleOf(route.body, () => undefined) ?? '').includes('0198c0de'),
  )
  test.each(withIdsInBody.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'a foreign id in the body changes nothing: %s',
    async (_, route) => {
      const client = clients[as] as Client
      const asked = {
        params: paramsOf(route, ours),
        body: bodyOf(route, theirs),
        query: requiredQuery(route),
      }
      const { status, body } = await leftAlone(() => send(client, route, asked))
      expect([400, 403, 404, 409, 422, ...(bulk(route) ? [200] : [])]).toContain(status)
      expect(JSON.stringify(body)).not.toContain(canary)
    },
  )

  const withFilters = routes.filter((route) => route.method === 'GET' && route.query)
  test.each(withFilters.map((route) => [route.path, route] as const))(
    'a foreign id in a filter finds nothing: %s',
    async (_, route) => {
      const client = clients[as] as Client
      for (const [name, schema] of Object.entries(route.query?.shape ?? {})) {
        const value = theirs.ids[kindOf(name, route.path)]
        if (!value) continue
        const query = { ...requiredQuery(route), [name]: value }
        const { status, body } = await leftAlone(() =>
          send(client, route, { params: paramsOf(route, ours), query }),
        )
        expect(status, `${name} ${String(schema)}`).toBeLessThan(500)
        expect(JSON.stringify(body)).not.toContain(canary)
        if (status === 200 && 'rows' in body) expect(body.rows).toEqual([])
      }
    },
  )

  test.each(routes.filter(readable).map((route) => [route.path, route] as const))(
    'nothing of the other company is in what is read: %s',
    async (_, route) => {
      const client = clients[as] as Client
      for (const query of [requiredQuery(route), searching(route)]) {
        if (!query) continue
        const { body } = await send(client, route, { params: paramsOf(route, ours), query })
        expect(JSON.stringify(body ?? '')).not.toContain(canary)
      }
    },
  )
})

/** Where own ids are refused as well, and why that says nothing against the test. */
const refusedAnyway: Record<string, string> = {
  'PUT /imports/{id}/mapping': 'a mapping names columns of the very file, which the sample does not know',
  'PATCH /workspace': 'a region of the country is asked for, and the sample knows none',
  'POST /calendar/previews': 'the same: the region of the holidays',
  'PATCH /companies/{id}': 'a company cannot be its own parent',
  'PATCH /people/{id}': 'nobody reports to himself',
  'POST /checks/repairs': 'the same: a company that would be its own parent',
  'POST /tags/{id}/merge': 'a tag is not joined with itself',
  'POST /duplicates/merges': 'two records of a kind are asked for, and the world has one',
  'POST /setup': 'the same as for the workspace, and it is dead anyway',
  'POST /imports': 'the sample is a word and no table with rows',
  'PUT /members/{id}/deactivation': 'it would take away whom other bodies name',
  'POST /members/{id}/leaves': 'nobody passes his tasks to himself',
  'POST /members/{id}/deputies': 'nobody is his own deputy',
  'POST /people/{id}/erasure': 'the same: he would be gone for good',
}

test('the same bodies with own ids are understood, so the refusals above were about the ids', async () => {
  for (const route of routes.filter(({ body }) => body)) {
    if (`${route.method} ${route.path}` in refusedAnyway) continue
    const asked = { params: paramsOf(route, ours), body: bodyOf(route, ours), query: requiredQuery(route) }
    const { status, body } = await send(clients.administrator as Client, route, asked)
    if (status === 400 && body.code !== 'mapping_incomplete')
      expect.soft(body, `${route.method} ${route.path} ${JSON.stringify(asked.body)}`).toBeNull()
  }
  // What was begun by them goes on behind the answers; those who compare tables come after it.
  const running = `select from bulk_edits where state = 'running'`
  await expect.poll(async () => (await server.owner.query(running)).rowCount, { timeout: 10_000 }).toBe(0)
})

test('a workspace named in body, header or query is refused or ignored', async () => {
  const [workspaceId] = [theirs.cast.kari.workspaceId]
  const administrator = clients.administrator as Client
  const before = await tableHashes(server.owner, alwaysMoving)
  for (const route of routes.filter(({ method, body }) => method === 'POST' && body)) {
    const body = { ...(bodyOf(route, ours) as object), workspaceId }
    const answer = await send(administrator, route, { params: paramsOf(route, ours), body })
    expect(answer.status, route.path).toBeGreaterThanOrEqual(400)
  }
  expect(await tableHashes(server.owner, alwaysMoving)).toEqual(before)
  for (const route of routes.filter(readable)) {
    const query = { ...requiredQuery(route), workspaceId }
    const asked = await send(administrator, route, { params: paramsOf(route, ours), query })
    expect([400, 404], route.path).toContain(asked.status)
    const told = await send(administrator, route, {
      params: paramsOf(route, ours),
      query: requiredQuery(route),
      headers: { 'x-workspace-id': workspaceId },
    })
    expect(JSON.stringify(told.body ?? ''), route.path).not.toContain(canary)
  }
})

test('without a workspace the app’s role sees no row of any tenant table, with one only its own', async () => {
  const { rows: tables } = await server.owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'sessions'`,
  )
  expect(tables.length).toBeGreaterThan(20)
  for (const { name } of tables) {
    const count = (workspaceId: string | null, of = sql`true`) =>
      server.db.read(workspaceId, async (tx) => {
        const { rows } = await sql<{
          n: number
        }>`select count(*) as n from ${sql.table(name)} where ${of}`.execute(tx)
        return rows[0]?.n
      })
    expect(await count(null), name).toBe(0)
    const { workspaceId } = ours.cast.kari
    expect(await count(workspaceId, sql`workspace_id <> ${workspaceId}`), name).toBe(0)
  }
  const { rows } = await server.db.read(null, (tx) =>
    sql<{ rolsuper: boolean; rolbypassrls: boolean; owns: number }>`
      select rolsuper, rolbypassrls, (select count(*) from pg_class where relowner = r.oid) as owns
      from pg_roles r where rolname = current_user`.execute(tx),
  )
  expect(rows[0]).toEqual({ rolsuper: false, rolbypassrls: false, owns: 0 })
})

test('whoever lacks a plain right is refused on every route that needs it, and nothing is written', async () => {
  const specialist = await server.client(ours.cast.dariush, 'cookie')
  const { rights } = ours.cast.dariush
  const closed = routes.filter(({ needs }) => {
    if (needs === 'anyone' || needs === 'signed_in') return false
    return rights[needs] === false || rights[needs] === 'none'
  })
  expect(closed.length).toBeGreaterThan(20)
  await leftAlone(async () => {
    for (const route of closed) {
      const asked = { params: paramsOf(route, ours), body: bodyOf(route, ours), query: requiredQuery(route) }
      const { status } = await send(specialist, route, asked)
      expect(status, `${route.method} ${route.path}`).toBe(403)
    }
  })
})

test('nobody gets in without signing in', async () => {
  const stranger = await server.client(null)
  await leftAlone(async () => {
    for (const route of routes.filter(({ needs }) => needs !== 'anyone')) {
      const asked = { params: paramsOf(route, ours), body: bodyOf(route, ours), query: requiredQuery(route) }
      const { status } = await send(stranger, route, asked)
      expect(status, `${route.method} ${route.path}`).toBe(401)
    }
  })
})

/** Bulk routes answer 200 and list what they refused: nothing of it may have happened. */
const bulk = (route: Route) => route.path.includes('bulk')

/** A stream never ends, so it is tried on its own (server/live). */
const readable = (route: Route) => route.method === 'GET' && !route.path.endsWith('/stream')

/** The query a route cannot do without. */
function requiredQuery(route: Route): Record<string, unknown> | undefined {
  const shape = route.query?.shape ?? {}
  const required = Object.entries(shape).filter(([, schema]) => !schema.safeParse(undefined).success)
  if (required.length === 0) return undefined
  if (route.path === '/search/records') return { of: `companies:${ours.ids.company}` }
  return Object.fromEntries(
    required.map(([name, schema]) => [
      name,
      sampleOf(schema as never, (_, { format }) =>
        format === 'uuid' ? (ours.ids[kindOf(name, route.path)] ?? newId<string>()) : undefined,
      ),
    ]),
  )
}

/** The same route asked for what only the other company has. */
function searching(route: Route): Record<string, unknown> | undefined {
  const name = ['q', 'text'].find((key) => key in (route.query?.shape ?? {}))
  return name === undefined ? undefined : { ...requiredQuery(route), [name]: canary }
}

async function mountedRoutes(): Promise<readonly Route[]> {
  const log = makeLog('silent')
  const config = readConfig({})
  const db = openDatabase(openPool({ host: '/nowhere' }))
  const app = await buildApp({ db, config, log, mailer: makeMailer(config, log) })
  await app.ready()
  const routes = app.contractRoutes
  await app.close()
  return routes
}
