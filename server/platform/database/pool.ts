import { createHash } from 'node:crypto'
import pg, { type ClientConfig, type PoolClient, type PoolConfig } from 'pg'

/** Counts and money stay below 2^53 by the contract's limits; anything above would be a silent rounding, so it throws. */
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`int8 ${text} is beyond what a number holds`)
  return value
})
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => inUtc(text) ?? new Date(text).toISOString())

/** `2026-11-22 09:30:00.12+00` as it is written in UTC, to the millisecond: a page of a list has a hundred of them. */
function inUtc(text: string): string | null {
  const [, day, time, fraction = ''] =
    /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d*)?\+00$/.exec(text) ?? []
  return day === undefined ? null : `${day}T${time}.${fraction.padEnd(3, '0')}Z`
}

export type Pool = pg.Pool

/**
 * How to reach the database as the app's role, which owns nothing. The embedded database lets the role sign in itself;
 * for an external one the owner of DATABASE_URL becomes it at the start of each session.
 */
export function openPool(options: PoolConfig, log?: (fault: Error) => void): Pool {
  const pool = new pg.Pool({
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    // A connection keeps every statement it has prepared: it is let go before they grow many.
    maxLifetimeSeconds: 3_600,
    ...options,
  })
  pool.on('error', (fault) => log?.(fault))
  // The pool listens to idle connections only: one that dies between two statements of a transaction would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** How this pool reaches its database, as plain data that another process can be given. */
export function connectionOf({ options }: Pool): ClientConfig {
  const { host, port, user, password, database, connectionString, ssl, options: startup } = options
  return {
    ...(host && { host }),
    ...(port && { port }),
    ...(user && { user }),
    ...(password && { password }),
    ...(database && { database }),
    ...(connectionString && { connectionString }),
    ...(ssl && { ssl }),
    ...(startup && { options: startup }),
  } as ClientConfig
}

const names = new Map<string, string>()

/** A prepared statement's name: the hash of its text, so that a hot statement is planned once per connection. */
export function statementName(text: string): string {
  let name = names.get(text)
  if (name) return name
  name = createHash('sha1').update(text).digest('base64url')
  // Statements with lists of varying length would fill the table for ever.
  if (names.size > 2_000) names.clear()
  names.set(text, name)
  return name
}

const workspaceOf = new WeakMap<PoolClient, string | null>()

/** Tells the connection its workspace, unless it knows: a read then costs one round trip. */
export async function enterWorkspace(client: PoolClient, workspaceId: string | null): Promise<void> {
  if (workspaceOf.get(client) === workspaceId) return
  workspaceOf.delete(client)
  await client.query({
    name: 'enter-workspace',
    text: "select set_config('app.workspace', $1, false)",
    values: [workspaceId ?? ''],
  })
  workspaceOf.set(client, workspaceId)
}

/** The workspace a connection is in: for what is remembered in memory and must not reach across workspaces. */
export function workspaceOn(client: PoolClient): string | null {
  return workspaceOf.get(client) ?? null
}
