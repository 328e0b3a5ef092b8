import type { Route } from '../../contract/route.ts'
import type { Attempt } from './target.ts'
import type { Sound } from './world.ts'

/** Somewhere in a request where a value stands. */
export interface Place {
  says: string
  where: 'query' | 'params' | 'body'
  /** As a refusal names it: `body.members.0.id`. */
  path: string
  /** The request with another value there. */
  with(value: unknown): Attempt
  /** What stands there when nobody is up to anything; undefined where it was left out. */
  value: unknown
}

/** Every query key, path parameter and body field of a route, those inside of others included. */
export function placesOf(route: Route, sound: Sound): Place[] {
  return [...queryPlaces(route, sound), ...paramPlaces(route, sound), ...bodyPlaces(route, sound)]
}

/** A request that the route understands. */
export function soundAttempt(route: Route, sound: Sound, says = 'as it should be'): Attempt {
  return { says, route, params: sound.params, search: searchOf(sound.query), body: sound.body }
}

export const searchOf = (query: Record<string, string>) => new URLSearchParams(query).toString()

function queryPlaces(route: Route, sound: Sound): Place[] {
  return Object.keys(route.query?.shape ?? {}).map((name) => ({
    says: `query ${name}`,
    where: 'query',
    path: `query.${name}`,
    value: sound.query[name],
    with: (value) => ({
      ...soundAttempt(route, sound, `query ${name} = ${shown(value)}`),
      search: searchOf({ ...sound.query, [name]: asText(value) }),
    }),
  }))
}

function paramPlaces(route: Route, sound: Sound): Place[] {
  return Object.entries(sound.params).map(([name, before]) => ({
    says: `path ${name}`,
    where: 'params',
    path: `params.${name}`,
    value: before,
    with: (value) => ({
      ...soundAttempt(route, sound, `path ${name} = ${shown(value)}`),
      params: { ...sound.params, [name]: asText(value) },
    }),
  }))
}

function bodyPlaces(route: Route, sound: Sound): Place[] {
  return fieldsOf(sound.body).map(({ path, value: before }) => ({
    says: `body ${path.join('.')}`,
    where: 'body',
    path: ['body', ...path].join('.'),
    value: before,
    with: (value) => ({
      ...soundAttempt(route, sound, `body ${path.join('.')} = ${shown(value)}`),
      body: replaced(sound.body, path, value),
    }),
  }))
}

/** Every field of a document, outer ones before those inside them. */
export function fieldsOf(document: unknown, path: string[] = []): { path: string[]; value: unknown }[] {
  if (document === null || typeof document !== 'object') return []
  return Object.entries(document).flatMap(([key, value]) => [
    { path: [...path, key], value },
    ...fieldsOf(value, [...path, key]),
  ])
}

/** A copy with another value at the path. */
export function replaced(document: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  const copy = (Array.isArray(document) ? [...document] : { ...(document as object) }) as Record<
    string,
    unknown
  >
  copy[key] = replaced(copy[key], rest, value)
  return copy
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
const shown = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 80)
