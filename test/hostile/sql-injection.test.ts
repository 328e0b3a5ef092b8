import { describe, expect, test } from 'vitest'
import { dealSorts } from '../../contract/deals/deals.ts'
import { leadSorts } from '../../contract/leads/leads.ts'
import type { Route } from '../../contract/route.ts'
import { encodeCursor } from '../../server/platform/database/cursor.ts'
import { mountedRoutes } from './mounted-routes.ts'
import { type Place, placesOf, searchOf, soundAttempt } from './places.ts'
import { type Attempt, type Met, named, startTarget } from './target.ts'
import { soundRequest } from './world.ts'

const routes = await mountedRoutes()
const target = await startTarget()

const payloads = [
  `'`,
  `' or '1'='1`,
  `'; drop table deals; --`,
  `name;--`,
  `1) or (1=1`,
  `%' union select null, null, null --`,
  `{"$gt": ""}`,
  `\${1+1}{{7*7}}`,
]
const sleeping = [`' || pg_sleep(2) || '`, `1; select pg_sleep(2); --`]
/** The same length, and nobody sleeps. */
const harmless = (payload: string) => payload.replaceAll('pg_sleep', 'pg_slept')

/** A stream never ends; whoever asks it for anything else is refused. */
const ends = (route: Route) => !route.path.endsWith('/stream')

const paged = routes.filter(({ query }) => query && 'cursor' in query.shape)

test.each(paged.map((route) => [named(route), route] as const))(
  'a forged cursor names no place of another kind: %s',
  async (_, route) => {
    const sound = soundRequest(route, target.world)
    for (const query of sortsOf(route)) {
      const first = { ...sound.query, ...query, limit: '1' }
      const { body } = await target.shoot({ ...soundAttempt(route, sound), search: searchOf(first) })
      expect.soft(body.next, JSON.stringify(first)).toEqual(expect.any(String))
      const key = JSON.parse(Buffer.from(String(body.next), 'base64url').toString().slice(8)) as unknown[]
      const forged = key.flatMap((_, place) => strange.map((value) => key.with(place, value)))
      const cursors = [
        ...forged.map(encodeCursor),
        ...payloads,
        `${body.next}x`,
        encodeCursor([]),
        'x'.repeat(401),
      ]
      const met = await target.volley(
        cursors.map((cursor, place) => ({
          ...soundAttempt(route, sound, `cursor ${JSON.stringify(forged[place] ?? cursor)}`),
          search: searchOf({ ...first, cursor }),
        })),
      )
      for (const { status, attempt } of met) expect.soft([200, 400], attempt.says).toContain(status)
    }
    expect(await target.written()).toEqual([])
  },
)

describe.each(routes.map((route) => [named(route), route] as const))('%s', (_, route) => {
  test('takes statements for text, or not at all', async () => {
    const places = stringPlaces(route)
    const attempts = [
      ...payloads.map((payload) => queryKey(route, payload)),
      ...places.flatMap((place) => payloads.map((payload) => ({ ...place.with(payload), echoed: payload }))),
    ]
    const met = await target.volley(attempts.filter(({ search }) => ends(route) || search))
    for (const one of met) expectLiteral(one)
    await expectRefusedUnwritten(route, met)
  })

  test('never waits for a statement of the caller’s', async () => {
    for (const place of ends(route) ? stringPlaces(route) : [])
      for (const payload of sleeping) {
        const attempt = { ...place.with(payload), echoed: payload }
        const { ms } = await target.shoot(attempt)
        if (ms < 100) continue
        expect
          .soft(await added(attempt, place.with(harmless(payload))), `${place.says} = ${payload}`)
          .toBeLessThan(100)
      }
    await target.written()
  })
})

test('every refusal met here is one the route declares', () => {
  expect(target.undeclared()).toEqual([])
})

/** What a cursor's check would not keep anybody from writing: it is no secret. */
const strange = [
  `'; select pg_sleep(2); --`,
  '',
  'x',
  '2026-02-30T00:00:00Z',
  '2026-13-45',
  '+275760-09-13T00:00:00.000Z',
  '0000-01-01T00:00:00.000Z',
  '2026-01-01T00:00:00+23:59',
  '2026-01-01 99:99:99+00',
  '9'.repeat(40),
  'a\u0000b',
  '\ud800',
  -1,
  0.5,
  1e300,
  2 ** 53 - 1,
  2 ** 53,
  null,
  true,
  {},
  [],
]

function sortsOf(route: Route): Record<string, string>[] {
  const sorts: Record<string, readonly string[]> = { '/deals': dealSorts, '/leads': leadSorts }
  const sorted = sorts[route.path]
  if (!sorted) return [{}]
  return sorted.flatMap((sort) => [
    { sort, direction: 'asc' },
    { sort, direction: 'desc' },
  ])
}

function stringPlaces(route: Route): Place[] {
  return placesOf(route, soundRequest(route, target.world)).filter(
    ({ where, value }) => where !== 'body' || typeof value === 'string',
  )
}

function queryKey(route: Route, payload: string): Attempt {
  const sound = soundRequest(route, target.world)
  return {
    ...soundAttempt(route, sound, `a query key ${payload}`),
    search: searchOf({ ...sound.query, [payload]: '1' }),
    echoed: payload,
  }
}

/** An answer that is no refusal holds the text as it was sent, or nothing. */
function expectLiteral({ attempt, status, body }: Met): void {
  const what = `${attempt.says}: ${JSON.stringify(body).slice(0, 200)}`
  if (attempt.says.startsWith('a query key')) expect.soft([400, 404], what).toContain(status)
  if (attempt.says.startsWith('path')) expect.soft([400, 404], what).toContain(status)
  if (status >= 400 || !attempt.echoed) return
  const written = JSON.stringify(attempt.echoed).slice(1, -1)
  if (attempt.route.method === 'GET')
    for (const row of found(body).filter((one) => !isText(one)))
      expect.soft(JSON.stringify(row), what).toContain(written)
  const field = /^body (\w+) /.exec(attempt.says)?.[1] ?? ''
  if (typeof body[field] === 'string' && typeof (attempt.body as Record<string, unknown>)[field] === 'string')
    expect.soft(body[field], what).toBe(attempt.echoed.trim())
}

/** Texts are found by their words, whatever stands between these. */
function isText(row: unknown): boolean {
  const { kind, matched } = (row ?? {}) as { kind?: string; matched?: { where?: string } | null }
  return kind === 'activities' || matched?.where === 'note'
}

function found(body: Record<string, unknown>): unknown[] {
  const { rows = [], groups = [] } = body as { rows?: unknown[]; groups?: { rows?: unknown[] }[] }
  return [...rows, ...groups.flatMap((group) => group.rows ?? [])]
}

/** Where something was taken for text and written, the refused ones are sent once more by themselves. */
async function expectRefusedUnwritten(route: Route, met: readonly Met[]): Promise<void> {
  const written = await target.written()
  const taken = route.method !== 'GET' && met.some(({ status }) => status < 300)
  if (!taken) return expect(written).toEqual([])
  await target.volley(met.filter(({ status }) => status >= 400).map(({ attempt }) => attempt))
  expect(await target.written()).toEqual([])
}

/** How much longer one takes than the other at least, in ms, of three tries that end alike. */
async function added(attempt: Attempt, other: Attempt): Promise<number> {
  let least = Infinity
  for (let tries = 0; tries < 3; tries++) {
    const [one, two] = [await target.shoot(attempt), await target.shoot(other)]
    // Whoever is told to wait is told so at once.
    if (one.status !== 429 && two.status !== 429) least = Math.min(least, one.ms - two.ms)
  }
  return least === Infinity ? 0 : least
}
