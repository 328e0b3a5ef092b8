import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Route } from '../../contract/route.ts'
import { tableHashes } from '../database.ts'
import { mountedRoutes } from '../hostile/mounted-routes.ts'
import { type Answer, type Client, serverForFile } from '../server.ts'
import { bodyOf, kindOf, paramsOf, requiredQuery, searching } from './requests.ts'
import { sampleOf } from './sample.ts'
import { canary, makeWorld } from './worlds.ts'

/** Written on every request whoever sends it: when a session or key was last used. */
const alwaysMoving = ['sessions', 'sign_in_failures']

/** The list comes from the router itself, so that a new route is tried without anybody thinking of it. */
const routes = await mountedRoutes()

const server = await serverForFile()
const ours = await makeWorld(server, 'Ours')
const theirs = await makeWorld(server, canary)
const clients = {
  administrator: ours.administrator,
  seller: await server.client(ours.cast.ola, 'cookie'),
  key: await server.client(ours.cast.kari, 'key'),
}
// The first use of a key is an event of its own.
await clients.key.send({ method: 'GET', path: '/session' } as Route)

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
      const client = clients[as]
      const asked = { body: bodyOf(route, ours), query: requiredQuery(route, ours) }
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
      const client = clients[as]
      const asked = {
        params: paramsOf(route, ours),
        body: bodyOf(route, theirs),
        query: requiredQuery(route, ours),
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
      const client = clients[as]
      for (const [name, schema] of Object.entries(route.query?.shape ?? {})) {
        const value = theirs.ids[kindOf(name, route.path)]
        if (!value) continue
        const query = { ...requiredQuery(route, ours), [name]: value }
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
      const client = clients[as]
      for (const query of [requiredQuery(route, ours), searching(route, ours)]) {
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
    const asked = {
      params: paramsOf(route, ours),
      body: bodyOf(route, ours),
      query: requiredQuery(route, ours),
    }
    const { status, body } = await send(clients.administrator, route, asked)
    if (status === 400 && body.code !== 'mapping_incomplete')
      expect.soft(body, `${route.method} ${route.path} ${JSON.stringify(asked.body)}`).toBeNull()
  }
  // What was begun by them goes on behind the answers; those who compare tables come after it.
  const running = `select from bulk_edits where state = 'running'`
  await expect.poll(async () => (await server.owner.query(running)).rowCount, { timeout: 10_000 }).toBe(0)
})

test('a workspace named in body, header or query is refused or ignored', async () => {
  const [workspaceId] = [theirs.cast.kari.workspaceId]
  const administrator = clients.administrator
  const before = await tableHashes(server.owner, alwaysMoving)
  for (const route of routes.filter(({ method, body }) => method === 'POST' && body)) {
    const body = { ...(bodyOf(route, ours) as object), workspaceId }
    const answer = await send(administrator, route, { params: paramsOf(route, ours), body })
    expect(answer.status, route.path).toBeGreaterThanOrEqual(400)
  }
  expect(await tableHashes(server.owner, alwaysMoving)).toEqual(before)
  for (const route of routes.filter(readable)) {
    const query = { ...requiredQuery(route, ours), workspaceId }
    const asked = await send(administrator, route, { params: paramsOf(route, ours), query })
    expect([400, 404], route.path).toContain(asked.status)
    const told = await send(administrator, route, {
      params: paramsOf(route, ours),
      query: requiredQuery(route, ours),
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
      const asked = {
        params: paramsOf(route, ours),
        body: bodyOf(route, ours),
        query: requiredQuery(route, ours),
      }
      const { status } = await send(specialist, route, asked)
      expect(status, `${route.method} ${route.path}`).toBe(403)
    }
  })
})

test('nobody gets in without signing in', async () => {
  const stranger = await server.client(null)
  await leftAlone(async () => {
    for (const route of routes.filter(({ needs }) => needs !== 'anyone')) {
      const asked = {
        params: paramsOf(route, ours),
        body: bodyOf(route, ours),
        query: requiredQuery(route, ours),
      }
      const { status } = await send(stranger, route, asked)
      expect(status, `${route.method} ${route.path}`).toBe(401)
    }
  })
})

/** Bulk routes answer 200 and list what they refused: nothing of it may have happened. */
const bulk = (route: Route) => route.path.includes('bulk')

/** A stream never ends, so it is tried on its own (server/live). */
const readable = (route: Route) => route.method === 'GET' && !route.path.endsWith('/stream')
