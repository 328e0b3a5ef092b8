import { describe, expect, test } from 'vitest'
import type { Route } from '../../contract/route.ts'
import { mountedRoutes } from './mounted-routes.ts'
import { fieldsOf, type Place, placesOf, searchOf, soundAttempt } from './places.ts'
import { type Attempt, named, startTarget } from './target.ts'
import { soundRequest } from './world.ts'

const routes = await mountedRoutes()
const target = await startTarget()

/** Of every kind that JSON has, and texts that are nearly something. */
const wrong = [[], [[]], {}, null, true, 0, -1, 0.5, 2 ** 53, 1e308, '', ' ', 'NaN', '1e400']
const wrongDays = [
  '2026-02-30',
  '2026-02-30T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '2026-01-01T00:00:00+23:59',
  '-271821-04-20T00:00:00Z',
  '1899-12-31',
  '10000-01-01',
]

const wrongFor = ({ value, path }: Place) =>
  /^\d{4}-\d\d/.test(String(value)) || /from|to$/i.test(path) ? [...wrong, ...wrongDays] : wrong

/** One day of a week stands for all of them, one right for its fellows. */
const alike = ({ path }: Place) => /week\.[2-7]|rights\.(?:customers|tasks|gate|products|team)/.test(path)

const ends = (route: Route) => !route.path.endsWith('/stream')

/** A sound request, and the contract's own word on whether a spoilt one still is. */
function understood({ route, search = '', params, body }: Attempt): boolean {
  const query = Object.fromEntries(new URLSearchParams(search))
  return (
    (route.body?.safeParse(body).success ?? true) &&
    (route.query?.strict().safeParse(query).success ?? search === '') &&
    (route.params?.safeParse(params).success ?? true)
  )
}

describe.each(routes.map((route) => [named(route), route] as const))('%s', (_, route) => {
  test('says which field is of the wrong kind, and writes nothing', async () => {
    const places = placesOf(route, soundRequest(route, target.world)).filter(
      (place) => ends(route) && !alike(place),
    )
    const spoilt = places.flatMap((place) =>
      wrongFor(place).map((value) => ({ place, attempt: place.with(value) })),
    )
    const refused = spoilt.filter(({ attempt }) => !understood(attempt))
    const met = await target.volley(refused.map(({ attempt }) => attempt))
    for (const [index, { status, body, attempt }] of met.entries()) {
      const { place } = refused[index] as { place: Place }
      if (place.where === 'params') {
        expect.soft(status, attempt.says).toBe(404)
        continue
      }
      expect.soft(status, attempt.says).toBe(400)
      const paths = body.fields?.map(({ path }) => path) ?? []
      expect
        .soft(
          paths.some((path) => related(path, place.path)),
          `${attempt.says}: ${paths.join()}`,
        )
        .toBe(true)
    }
    expect(await target.written()).toEqual([])
    // The rest is of the right kind after all: it may be refused or done, but not fail.
    await target.volley(spoilt.filter(({ attempt }) => understood(attempt)).map(({ attempt }) => attempt))
    await target.written()
  })

  test('takes no key and no parameter twice, and no number beyond numbers', async () => {
    const sound = soundRequest(route, target.world)
    const query = { ...sound.query }
    for (const name of Object.keys(route.query?.shape ?? {})) query[name] ??= '1'
    const twice = Object.keys(query).flatMap((name) => [
      [name, `${searchOf(sound.query)}&${name}=1&${name}=2`],
      [name, `${searchOf(sound.query)}&${name}[]=1`],
      [name, `${searchOf(sound.query)}&${name}[a]=1`],
    ])
    const attempts: (Attempt & { path: string })[] = [
      ...twice.map(([name, search]) => ({
        ...soundAttempt(route, sound, `query ${search}`),
        search: search as string,
        path: `query.${name}`,
      })),
      ...rawBodies(sound.body).map(([path, raw]) => ({
        ...soundAttempt(route, sound, raw.slice(-60)),
        raw,
        path,
      })),
    ]
    for (const [place, { status, body, attempt }] of (await target.volley(attempts)).entries()) {
      expect.soft(status, attempt.says).toBe(400)
      const paths = body.fields?.map(({ path }) => path) ?? []
      const expected = attempts[place]?.path as string
      expect
        .soft(
          paths.some((path) => path.startsWith(expected)),
          `${attempt.says}: ${paths.join()}`,
        )
        .toBe(true)
    }
    expect(await target.written()).toEqual([])
  })
})

test('the requests that are spoilt here are understood when they are not', async () => {
  for (const route of routes.filter(ends)) {
    const sound = soundAttempt(route, soundRequest(route, target.world))
    expect.soft(understood(sound), `${named(route)} ${JSON.stringify(sound.body)}`).toBe(true)
  }
})

test('every refusal met here is one the route declares', () => {
  expect(target.undeclared()).toEqual([])
})

/** A fault is named where it is, or where it makes a whole wrong: one of several members, a period that ends too soon. */
function related(named: string, spoilt: string): boolean {
  return named.startsWith(spoilt) || spoilt.startsWith(named)
}

/** The body with each of its outer fields twice, and with 1e400 in its place. */
function rawBodies(body: unknown): [path: string, raw: string][] {
  const fields = fieldsOf(body).filter(({ path }) => path.length === 1)
  return fields.flatMap(({ path: [key = ''], value }) => {
    const others = Object.entries(body as object).filter(([name]) => name !== key)
    const rest = others.map(([name, other]) => `${JSON.stringify(name)}:${JSON.stringify(other)},`).join('')
    const same = `${JSON.stringify(key)}:${JSON.stringify(value)}`
    const escaped = `"\\u${key.charCodeAt(0).toString(16).padStart(4, '0')}${key.slice(1)}":null`
    return [
      [`body.${key}`, `{${rest}${same},${same}}`],
      [`body.${key}`, `{${rest}${same},${escaped}}`],
      [`body.${key}`, `{${rest}${JSON.stringify(key)}:1e400}`],
      [`body.${key}`, `{${rest}${JSON.stringify(key)}:-1e400}`],
    ]
  })
}
