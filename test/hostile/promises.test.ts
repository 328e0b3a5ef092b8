import { describe, expect, test } from 'vitest'
import { mountedRoutes } from './mounted-routes.ts'
import { replaced, soundAttempt } from './places.ts'
import { type Attempt, named, startTarget } from './target.ts'
import { soundRequest } from './world.ts'

const routes = await mountedRoutes()
const target = await startTarget()

const versioned = routes.filter(({ ifMatch }) => ifMatch)

describe.each(versioned.map((route) => [named(route), route] as const))('%s', (_, route) => {
  test('wants to know which version was read, and takes no other', async () => {
    const sound = soundAttempt(route, soundRequest(route, target.world))
    const withVersion = (version: string): Attempt => ({
      ...sound,
      says: `If-Match: ${version}`,
      headers: { 'if-match': version },
    })
    const met = await target.volley(['', '*', 'one', '"x"', '"-1"', '"1.5"', '"1", "2"'].map(withVersion))
    for (const { status, body, attempt } of met)
      expect.soft([status, body.code], attempt.says).toEqual([428, 'if_match_required'])
    const stale = await target.shoot(withVersion('"999999"'))
    expect([stale.status, stale.body.code]).toEqual([409, 'changed_meanwhile'])
    expect(stale.body.details).toMatchObject({ version: expect.any(Number), current: expect.anything() })
    expect(await target.written()).toEqual([])
  })
})

/** Routes whose POST makes a record each time it is sent; a merge takes two that are there, and only once. */
const making = routes.filter(
  ({ method, needs, path }) =>
    method === 'POST' &&
    needs !== 'anyone' &&
    !path.includes('{') &&
    !/bulk|previews|trials|merges|repairs/.test(path),
)
let keys = 0

/** Another record each time, where a name or an address may stand only once. */
function fresh(attempt: Attempt): Attempt {
  const body = attempt.body as Record<string, unknown>
  const number = String(++keys)
  if (body.email && body.role)
    return { ...attempt, body: { ...body, memberId: undefined, email: `n${number}@x.example` } }
  if (typeof body.yaml === 'string')
    return { ...attempt, body: { yaml: body.yaml.replace(/Selling \w+/, `Selling ${number}`) } }
  if (body.list) return { ...attempt, body: { ...body, query: `text=Once+${number}` } }
  if (body.entity && body.key) return { ...attempt, body: { ...body, key: `once_${number}` } }
  const name = ['name', 'title', 'subject', 'fileName', 'note', 'reason'].find((field) => field in body)
  return name ? { ...attempt, body: replaced(body, [name], `Once ${number}`) } : attempt
}

/** What is shown once is not kept, so that repeating tells only that it was done. */
const secret = (path: string) => path === '/api-keys' || path === '/invitations'

describe.each(making.map((route) => [named(route), route] as const))('%s', (_, route) => {
  const keyed = (attempt: Attempt, key: string, says = key): Attempt => ({
    ...attempt,
    says,
    headers: { 'idempotency-key': key },
  })

  test('does once what is asked twice with one key', async () => {
    const attempt = keyed(
      fresh(soundAttempt(route, soundRequest(route, target.world))),
      `twice-${++keys}-key`,
    )
    const first = await target.shoot(attempt)
    expect(first.text).toMatch(/"(id|key)":/)
    expect(first.status).toBe(201)
    expect(await target.written()).toContain('idempotency_keys')
    const second = await target.shoot(attempt)
    if (secret(route.path)) expect(second.status).toBe(409)
    else {
      expect(second.status).toBe(201)
      expect(second.text).toBe(first.text)
      expect(second.headers.get('idempotency-replayed')).toBe('true')
    }
    const other = await target.shoot({ ...attempt, body: fresh({ ...attempt }).body })
    expect([other.status, other.body.code]).toEqual([409, 'idempotency_key_reused'])
    expect(await target.written()).toEqual([])
  })

  test('does once what is asked fifty times at once with one key', async () => {
    const attempt = keyed(
      fresh(soundAttempt(route, soundRequest(route, target.world))),
      `fifty-${++keys}-key`,
    )
    const [table] = tableOf[route.path] ?? []
    const before = await countOf(table)
    const met = await Promise.all(Array.from({ length: 50 }, () => target.shoot(attempt)))
    expect(await countOf(table)).toBe(before + 1)
    const statuses = met.map(({ status }) => status)
    if (secret(route.path)) expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    else {
      expect(new Set(statuses)).toEqual(new Set([201]))
      expect(new Set(met.map(({ text }) => text)).size).toBe(1)
    }
    await target.written()
  })

  test('refuses a key that is no key, and keeps none of a request that was refused', async () => {
    const sound = fresh(soundAttempt(route, soundRequest(route, target.world)))
    for (const key of ['short', 'x'.repeat(101), 'with a space', "'; drop table deals; --"])
      expect.soft((await target.shoot(keyed(sound, key))).status, key).toBe(400)
    const refused = keyed({ ...sound, body: { ...(sound.body as object), unknown: 1 } }, `refused-${++keys}`)
    expect((await target.shoot(refused)).status).toBe(400)
    expect(await target.written()).toEqual([])
    expect((await target.shoot(keyed(sound, `refused-${keys}`))).status).toBe(201)
    await target.written()
  })
})

const tableOf: Record<string, string[]> = {
  '/invitations': ['invitations'],
  '/departments': ['departments'],
  '/teams': ['teams'],
  '/api-keys': ['api_keys'],
  '/processes': ['process_versions'],
  '/process-drafts': ['process_drafts'],
  '/companies': ['companies'],
  '/people': ['people'],
  '/products': ['products'],
  '/activities': ['activities'],
  '/deals': ['deals'],
  '/leads': ['leads'],
  '/source-costs': ['source_costs'],
  '/chats': ['chats'],
  '/checks': ['checks'],
  '/assignment-rules': ['assignment_rules'],
  '/imports': ['imports'],
  '/exports': ['exports'],
  '/own-fields': ['own_fields'],
  '/segments': ['segments'],
  '/forms': ['forms'],
  '/views': ['views'],
  '/handovers': ['handovers'],
}

test('every route that makes records is counted by its table', () => {
  expect(making.map(({ path }) => path).sort()).toEqual(Object.keys(tableOf).sort())
})

test('every refusal met here is one the route declares', () => {
  expect(target.undeclared()).toEqual([])
})

async function countOf(table = ''): Promise<number> {
  const { rows } = await target.server.owner.query<{ n: number }>(`select count(*)::int as n from "${table}"`)
  return rows[0]?.n ?? 0
}
