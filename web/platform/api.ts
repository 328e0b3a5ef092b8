import type { Problem } from '../../contract/refusals.ts'
import type { Returned, Route, Sent } from '../../contract/route.ts'
import { Refused, Unreachable } from './refused.ts'

const base = '/api/v1'
const pausesMs = [300, 1_200]
/** A server that begins, or has no connection to its database just now: in a second it may have one. */
const passing = new Set([502, 503, 504])
/** A browser lets 64 KiB outlive their page, of all requests together; a letter may take three bytes. */
const outlivingLength = 5_000

/** The parts the route asks for, required where it requires them. */
export type Given<R extends Route> = Part<'params', Sent<R>['params']> &
  Part<'query', Sent<R>['query']> &
  Part<'body', Sent<R>['body']> & {
    /** The `version` of the row that was edited. */
    ifMatch?: number
    /** One per intent. Left out, `call` makes one and keeps it over its own retries. */
    idempotencyKey?: string
    signal?: AbortSignal
  }

type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { [_ in Name]?: undefined }
  : undefined extends Value
    ? { [_ in Name]?: Value }
    : Record<never, never> extends Value
      ? { [_ in Name]?: Value }
      : { [_ in Name]: Value }

/** Nothing needs to be passed to a route without required parts. */
export type GivenArgs<R extends Route> =
  Record<never, never> extends Given<R> ? [given?: Given<R>] : [given: Given<R>]

/**
 * Calls a route of the contract and returns what it returns.
 * Throws `Refused` for the server's "no" and `Unreachable` when there is no answer. A request that got no answer is
 * sent again twice, with the same Idempotency-Key, so that nothing happens twice.
 */
export async function call<const R extends Route>(route: R, ...[given]: GivenArgs<R>): Promise<Returned<R>> {
  const sent = (given ?? {}) as Loose
  const url = base + pathOf(route, sent.params) + queryOf(sent.query)
  const body = sent.body === undefined ? undefined : bodyOf(sent.body)
  const init: RequestInit = {
    method: route.method,
    headers: headersOf(route, sent),
    credentials: 'same-origin',
    signal: sent.signal ?? null,
    keepalive: outlivesPage(route, body),
    ...(body !== undefined && { body }),
  }
  const answer = await fetchPatiently(url, init)
  if (answer.status === 204) return undefined as Returned<R>
  const json = await answer.json().catch((cause: unknown) => {
    throw new Unreachable(cause)
  })
  if (!answer.ok) throw new Refused(problemOf(json, answer))
  return json as Returned<R>
}

/** The address of a route, for `<a href>` downloads and `EventSource`. */
export function addressOf(route: Route, given: { params?: object; query?: object } = {}): string {
  return base + pathOf(route, given.params) + queryOf(given.query)
}

interface Loose {
  params?: object
  query?: object
  body?: unknown
  ifMatch?: number
  idempotencyKey?: string
  signal?: AbortSignal
}

function pathOf(route: Route, params: object = {}): string {
  const values = params as Record<string, unknown>
  return route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])))
}

function queryOf(query: object = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  return search.size === 0 ? '' : `?${search}`
}

function headersOf(route: Route, sent: Loose): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (sent.body !== undefined && !(sent.body instanceof FormData))
    headers['content-type'] = 'application/json'
  if (sent.ifMatch !== undefined) headers['if-match'] = `"${sent.ifMatch}"`
  if (route.method === 'POST') headers['idempotency-key'] = sent.idempotencyKey ?? crypto.randomUUID()
  return headers
}

const bodyOf = (body: unknown) => (body instanceof FormData ? body : JSON.stringify(body))

/** What a person did is done, also when the page is left or loaded anew before it was sent. */
function outlivesPage({ method }: Route, body: string | FormData = ''): boolean {
  return method !== 'GET' && typeof body === 'string' && body.length <= outlivingLength
}

async function fetchPatiently(url: string, init: RequestInit): Promise<Response> {
  for (const pauseMs of [...pausesMs, null]) {
    try {
      const answer = await fetch(url, init)
      if (!passing.has(answer.status) || pauseMs === null) return answer
    } catch (cause) {
      if (init.signal?.aborted) throw cause
      if (pauseMs === null || navigator.onLine === false) throw new Unreachable(cause)
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  throw new Unreachable(undefined)
}

function problemOf(json: unknown, answer: Response): Problem {
  if (typeof json === 'object' && json !== null && 'code' in json) return json as Problem
  return {
    type: 'about:blank',
    title: answer.statusText,
    status: answer.status,
    code: 'internal',
    requestId: answer.headers.get('x-request-id') ?? '',
  }
}
