import { describe, expect, test } from 'vitest'
import { mountedRoutes } from './mounted-routes.ts'
import { fieldsOf, replaced, searchOf, soundAttempt } from './places.ts'
import { type Attempt, named, startTarget } from './target.ts'
import { soundRequest } from './world.ts'

const routes = await mountedRoutes()
const target = await startTarget()

/** What a caller would like to decide and may not. */
const coveted = {
  id: '0198c0de-0000-7000-8000-000000000000',
  workspaceId: '0198c0de-0000-7000-8000-000000000000',
  createdAt: '2001-01-01T00:00:00Z',
  createdBy: '0198c0de-0000-7000-8000-000000000000',
  version: 99,
  role: 'administrator',
  isAdmin: true,
  passwordHash: 'x',
  stageHistory: [],
  deletedAt: null,
  storageKey: '../../etc/passwd',
  secret: 'x',
}

const withBody = routes.filter(({ body }) => body)

describe.each(withBody.map((route) => [named(route), route] as const))('%s', (_, route) => {
  test('refuses by name what is not the caller’s to decide', async () => {
    const sound = soundRequest(route, target.world)
    const objects = [{ path: [] as string[], value: sound.body }, ...fieldsOf(sound.body)].filter(
      ({ value }) => value !== null && typeof value === 'object' && !Array.isArray(value),
    )
    const attempts: (Attempt & { expected: string[] })[] = objects
      // What stands in these is named by the caller: columns and values of a file.
      .filter(({ path }) => !(route.path.endsWith('/mapping') && /columns|values/.test(path[0] ?? '')))
      .flatMap(({ path, value }) => {
        const known = value as Record<string, unknown>
        const added = Object.entries(coveted).filter(([key]) => !(key in known))
        const sets = [...added.map((one) => [one]), added]
        return sets.map((set) => ({
          ...soundAttempt(
            route,
            sound,
            `${['body', ...path].join('.')} with ${set.map(([key]) => key).join()}`,
          ),
          body: replaced(sound.body, path, { ...known, ...Object.fromEntries(set) }),
          expected: set.map(([key]) => ['body', ...path, key].join('.')),
        }))
      })
    const met = await target.volley(attempts)
    for (const [place, { status, body, attempt }] of met.entries()) {
      expect.soft([status, body.code], attempt.says).toEqual([400, 'unknown_field'])
      expect
        .soft(body.fields?.map(({ path }) => path).sort(), attempt.says)
        .toEqual(attempts[place]?.expected.sort())
    }
    expect(await target.written()).toEqual([])
  })

  test('is not reached through the prototype of an object', async () => {
    const sound = soundRequest(route, target.world)
    const attempts = polluted(sound.body).map(([says, raw]) => ({ ...soundAttempt(route, sound, says), raw }))
    for (const { status, body, attempt } of await target.volley(attempts)) {
      expect.soft(status, attempt.says).toBe(400)
      expect
        .soft(body.fields?.[0]?.path, attempt.says)
        .toMatch(/^body\.(?:.+\.)?(__proto__|constructor|prototype)$/)
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(await target.written()).toEqual([])
  })
})

test.each(routes.map((route) => [named(route), route] as const))(
  'a query does not reach the prototype either: %s',
  async (_, route) => {
    const sound = soundRequest(route, target.world)
    const keys = [
      '__proto__',
      '__proto__[polluted]',
      'constructor',
      'constructor.prototype.polluted',
      'prototype',
    ]
    const attempts = keys.map((key) => ({
      ...soundAttempt(route, sound, `query ${key}`),
      search: searchOf({ ...sound.query, [key]: 'true' }),
    }))
    const met = await target.volley([
      ...attempts,
      ...Object.keys(coveted)
        .filter((key) => !(key in (route.query?.shape ?? {})))
        .map((key) => ({
          ...soundAttempt(route, sound, `query ${key}`),
          search: searchOf({ ...sound.query, [key]: '1' }),
        })),
    ])
    for (const { status, attempt } of met) expect.soft([400, 404], attempt.says).toContain(status)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(await target.written()).toEqual([])
  },
)

test('every refusal met here is one the route declares', () => {
  expect(target.undeclared()).toEqual([])
})

/** The body with a reach for the prototype put in front of its fields, and inside of each of its objects. */
function polluted(body: unknown): [string, string][] {
  const whole = JSON.stringify(body)
  const reaches = [
    '"__proto__":{"polluted":true}',
    '"__proto__":null',
    '"\\u005f_proto__":{"isAdmin":true}',
    '"constructor":{"prototype":{"polluted":true}}',
    '"prototype":{"polluted":true}',
  ]
  const places = [...whole.matchAll(/\{/g)].filter(({ index }) => !insideText(whole, index)).slice(0, 6)
  return reaches.flatMap((reach) =>
    places.map(({ index }) => {
      const rest = whole.slice(index + 1)
      const comma = rest.startsWith('}') ? '' : ','
      return [`${reach} at ${index}`, `${whole.slice(0, index + 1)}${reach}${comma}${rest}`]
    }),
  )
}

/** Whether a letter of a JSON text stands inside of a string. */
function insideText(json: string, at: number): boolean {
  return (json.slice(0, at).replaceAll(/\\./g, '').match(/"/g)?.length ?? 0) % 2 === 1
}
