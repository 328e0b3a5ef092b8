import { describe, expect, test } from 'vitest'
import type { Route } from '../../contract/route.ts'
import { mountedRoutes } from './mounted-routes.ts'
import { type Place, placesOf, soundAttempt } from './places.ts'
import { type Attempt, named, startTarget } from './target.ts'
import { soundRequest } from './world.ts'

const routes = await mountedRoutes()
const target = await startTarget()

/** As they stand in JSON; PostgreSQL refuses the first two, and the rest deceive whoever reads them. */
const unreadable = [
  'a\\u0000b',
  '\\ud800',
  'x\\udfffy',
  'invoice\\u202efdp',
  '\\u2066a',
  '\\u001b[31m',
  '\\u0007',
]
/** The same in an address. */
const unreadableInAddress = ['a%00b', 'invoice%e2%80%aefdp', '%1b[31m', '%07']
/** No UTF-8: a path with it is no address; in a query the letters stand for themselves. */
const undecodable = ['%ed%a0%80', '%ff', '%']

const mark = 'unreadable here'

describe.each(routes.map((route) => [named(route), route] as const))('%s', (_, route) => {
  test('takes no text that cannot be read', async () => {
    const places = textPlaces(route)
    const attempts = places.flatMap((place) => (place.where === 'body' ? inBody(place) : inAddress(place)))
    for (const { status, body, attempt } of await target.volley(attempts)) {
      expect.soft([400, 404], attempt.says).toContain(status)
      const place = places.find(({ says }) => attempt.says.startsWith(`${says} = `))
      if (place?.where === 'body')
        expect
          .soft(
            body.fields?.map(({ path }) => path),
            attempt.says,
          )
          .toEqual([place.path])
    }
    expect(await target.written()).toEqual([])
  })
})

const overwhelming: [says: string, body: string, statuses: number[]][] = [
  ['a text of one megabyte', `{"name":"${'x'.repeat(1024 * 1024)}"}`, [413]],
  ['10 000 levels of arrays', `{"name":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, [400]],
  ['10 000 levels of objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, [400]],
  ['100 000 keys', `{${Array.from({ length: 100_000 }, (_, n) => `"${n.toString(36)}":0`).join()}}`, [400]],
  ['an array of 20 000', JSON.stringify(Array.from({ length: 20_000 }, () => 0)), [400]],
  ['half of JSON', '{"name":', [400]],
  ['no object', '"text"', [400]],
  ['a number', '1', [400]],
  ['nothing but a comma', ',', [400]],
  ['a mark of byte order inside', '{"name":\ufeff"x"}', [400]],
]

const withBody = routes.filter(({ body }) => body)

describe.each(withBody.map((route) => [named(route), route] as const))('%s', (_, route) => {
  test('is not overwhelmed', async () => {
    const sound = soundRequest(route, target.world)
    const large = textPlaces(route)
      .filter(({ where, path }) => where === 'body' && !reads(path))
      .slice(0, 1)
      .map((place) => place.with('ż'.repeat(200_000)))
    for (const attempt of large) expect.soft((await target.shoot(attempt)).status, attempt.says).toBe(400)
    for (const [says, body, statuses] of overwhelming) {
      const { status, ms } = await target.shoot({ ...soundAttempt(route, sound, says), raw: body })
      expect.soft(statuses, says).toContain(status)
      expect.soft(ms, says).toBeLessThan(5_000)
    }
    await target.volley([])
    expect(await target.written()).toEqual([])
  })
})

test('every refusal met here is one the route declares', () => {
  expect(target.undeclared()).toEqual([])
})

/** Documents that are read as a whole are as long as they are. */
const reads = (path: string) => path === 'body.text' || path === 'body.yaml'

function textPlaces(route: Route): Place[] {
  return placesOf(route, soundRequest(route, target.world)).filter(
    ({ where, value, path }) =>
      (where !== 'body' || typeof value === 'string') &&
      !/week\.[2-7]/.test(path) &&
      // The stream is asked for nothing.
      !route.path.endsWith('/stream'),
  )
}

function inBody(place: Place): Attempt[] {
  return unreadable.map((text) => {
    const attempt = place.with(mark)
    return {
      ...attempt,
      says: `${place.says} = ${text}`,
      raw: JSON.stringify(attempt.body).replace(mark, text),
    }
  })
}

function inAddress(place: Place): Attempt[] {
  const attempt = place.with(mark)
  const name = place.path.slice('params.'.length)
  const texts = place.where === 'query' ? unreadableInAddress : [...unreadableInAddress, ...undecodable]
  return texts.map((text) => ({
    ...attempt,
    says: `${place.says} = ${text}`,
    ...(place.where === 'query'
      ? { search: (attempt.search ?? '').replace(mark.replaceAll(' ', '+'), text) }
      : { rawParams: { [name]: text } }),
  }))
}
