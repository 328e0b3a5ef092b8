import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject, onTestFinished } from 'vitest'
import { openPool, statementName } from '../server/platform/database/pool.ts'
import { type Database, openDatabase } from '../server/platform/database/tx.ts'
import { inCluster, named, template } from './postgres.ts'

export interface TestDatabase {
  db: Database
  /** The database's owner, whom row-level security does not bind: for looking, never for the code under test. */
  owner: pg.Pool
  ownerOptions: pg.ClientConfig
  /** Options of the app's own role. */
  appOptions: pg.PoolConfig
  drop(): Promise<void>
}

/** A fresh copy of the migrated template, in about a tenth of a second. */
export async function freshDatabase(): Promise<TestDatabase> {
  const cluster = inject('cluster')
  const name = `t_${randomBytes(6).toString('hex')}`
  await inCluster(cluster.owner, `create database ${name} template ${template}`)
  const ownerOptions = named(cluster.owner, name)
  const appOptions = cluster.embedded
    ? { ...ownerOptions, user: 'stagecraft_app' }
    : { ...ownerOptions, options: '-c role=stagecraft_app' }
  const db = openDatabase(openPool({ ...appOptions, max: 10 }))
  const owner = new pg.Pool({ ...ownerOptions, max: 3 })
  // Dropping the database may end a connection that has not yet ended by itself.
  owner.on('error', () => {})
  return {
    db,
    owner,
    ownerOptions,
    appOptions,
    async drop() {
      await db.end()
      await owner.end()
      await inCluster(cluster.owner, `drop database ${name} with (force)`)
    },
  }
}

/**
 * A hash of every row of every table, so that a test can say "nothing was written".
 * @param except tables that are allowed to change
 */
export async function tableHashes(
  owner: pg.Pool,
  except: readonly string[] = [],
): Promise<Record<string, string>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  )
  const each = tables
    .filter(({ name }) => !except.includes(name))
    .map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ':' || coalesce(md5(string_agg(md5(r::text), '' order by md5(r::text))), '') as hash from "${name}" r`,
    )
  const text = each.join(' union all ')
  // Planned once per connection: some tests ask after every request.
  const { rows } = await owner.query<{ name: string; hash: string }>({ name: statementName(text), text })
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
}

/** The same of everything but what authenticating leaves behind: a key tells when it was used. */
export async function hashesOfRecords(owner: pg.Pool): Promise<Record<string, unknown>> {
  const { rows } = await owner.query(`select count(*) from events where type <> 'api_key.used'`)
  return { ...(await tableHashes(owner, ['api_keys', 'events'])), events: rows }
}

/** Drops the database when the test that asked for it ends. */
export async function databaseForTest(): Promise<TestDatabase> {
  const database = await freshDatabase()
  onTestFinished(() => database.drop())
  return database
}

/** Drops the database when all tests of the file have ended that awaits it where it begins. */
export async function databaseForFile(): Promise<TestDatabase> {
  const database = await withinAMinute('The database', freshDatabase())
  afterAll(() => database.drop())
  return database
}

/** Hooks have a limit of time, but the beginning of a file has none: a start that waits for ever would say nothing. */
export function withinAMinute<T>(what: string, start: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, fail) => {
    setTimeout(() => fail(new Error(`${what} did not start within a minute.`)), 60_000).unref()
  })
  return Promise.race([start, late])
}
