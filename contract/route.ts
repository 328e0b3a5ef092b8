import type { z } from 'zod'
import type { RefusalCode } from './refusals.ts'
import type { Rights } from './team/rights.ts'

/**
 * A route as data. Three adapters read it: the server's binder, the typed client of the web, and `openapi.json`.
 * `path` is relative to `/api/v1` and writes parameters as `{id}`.
 */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  /** One sentence for the API's documentation. */
  summary: string
  /**
   * Who may call it at all: `anyone` (no sign-in), `signed_in`, or a right that the role must hold in some reach.
   * Which records he may touch is decided by the concept's policy.
   */
  needs: 'anyone' | 'signed_in' | keyof Rights
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  returns: z.ZodType
  /** 200 unless said otherwise. */
  status?: 200 | 201 | 202 | 204
  /** Codes this route may answer beside the general ones of the request and of who asks. */
  refusals?: readonly RefusalCode[]
  /** The row carries a version: `If-Match` is required, and 409 `changed_meanwhile` answers a stale one. */
  ifMatch?: boolean
}

export function route<const R extends Route>(definition: R): R {
  return definition
}

type Out<S> = S extends z.ZodType ? z.output<S> : undefined
type In<S> = S extends z.ZodType ? z.input<S> : undefined

/** What the server's function receives: validated, defaults filled in. */
export type Received<R extends Route> = {
  params: Out<R['params']>
  query: Out<R['query']>
  body: Out<R['body']>
}

/** What a caller sends. */
export type Sent<R extends Route> = {
  params: In<R['params']>
  query: In<R['query']>
  body: In<R['body']>
}

export type Returned<R extends Route> = z.output<R['returns']>
