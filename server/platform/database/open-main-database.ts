import { aborted } from 'node:util'
import pg, { type ClientConfig, type PoolConfig } from 'pg'
import type { Config } from '../config.ts'
import { DataFolderError } from '../embedded-postgres/folder/data-folder-error.ts'
import { findRunningPostgres } from '../embedded-postgres/postmaster/find-running-postgres.ts'
import { startEmbeddedPostgres } from '../embedded-postgres/start-embedded-postgres.ts'
import { CannotUseDatabase } from './cannot-use-database.ts'
import { migrate, newestMigration } from './migrate.ts'
import { openPool, type Pool } from './pool.ts'
import { type Database, openDatabase } from './tx.ts'

/**
 * Embedded  the PostgreSQL in the data folder, which this process starts, owns and stops.
 * External  the one of DATABASE_URL.
 * Guest     a command beside a running `start`: it talks to that process's embedded PostgreSQL and leaves it alone.
 */
export interface MainDatabase {
  kind: 'embedded' | 'external' | 'guest'
  db: Database
  /** Of the app's role; its counts are metrics. */
  pool: Pool
  /** Of the owner, whom row-level security does not bind: for migrations, backup, seed. */
  ownerOptions: ClientConfig
  appOptions: PoolConfig
  /** Closes every connection; an embedded PostgreSQL of our own is stopped. */
  stop(): Promise<void>
}

export interface Opening {
  log: (line: string) => void
  /** Whether this process must have the data folder for itself. A command that need not becomes a guest. */
  own: boolean
  /** The database is left as it is, for `restore`, which brings its own schema. */
  migrate?: boolean
  /**
   * Aborted, at whatever moment: what is being opened is given up, and an embedded PostgreSQL of our own is stopped
   * under the feet of whatever is at work on it; `stop()` then waits for that alone.
   */
  signal?: AbortSignal | undefined
  /** The embedded PostgreSQL ended by itself. */
  onExit?: (why: string) => void
}

const oldestVersion = 150_000

/**
 * Opens the installation's database and brings it to this program's version.
 * @throws DataFolderError, CannotUseDatabase: with a sentence to show; the signal's reason
 */
export async function openMainDatabase(config: Config, opening: Opening): Promise<MainDatabase> {
  const { signal } = opening
  const reached = config.databaseUrl ? external(config.databaseUrl) : await embedded(config, opening)
  const { kind, ownerOptions, appOptions, stop } = reached
  // Somebody else's database does not stop, so nothing there would end by itself.
  const interrupted = signal && aborted(signal, signal)
  try {
    await Promise.race([bringUpToDate(reached, opening), interrupted ?? new Promise(() => {})])
    signal?.throwIfAborted()
  } catch (fault) {
    await stop()
    throw fault
  }
  let ending = false
  const pool = openPool({ ...appOptions, max: config.poolSize }, (fault) => {
    if (!ending) opening.log(`a connection broke: ${fault.message}`)
  })
  const db = openDatabase(pool)
  return {
    kind,
    db,
    pool,
    ownerOptions,
    appOptions,
    async stop() {
      ending = true
      await Promise.race([db.end(), interrupted ?? new Promise(() => {})])
      await stop()
    },
  }
}

type Reached = Pick<MainDatabase, 'kind' | 'ownerOptions' | 'appOptions' | 'stop'>

/** Sessions show up by name in pg_stat_activity, so that `restore` sees whether somebody is at work. */
export const applicationName = 'stagecraft'

function external(databaseUrl: string): Reached {
  const ownerOptions = {
    connectionString: databaseUrl,
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
  }
  return {
    kind: 'external',
    ownerOptions,
    appOptions: { ...ownerOptions, options: '-c role=stagecraft_app' },
    stop: async () => {},
  }
}

async function embedded(config: Config, { log, own, signal, onExit }: Opening): Promise<Reached> {
  const folder = config.dataFolder
  try {
    const postgres = await startEmbeddedPostgres({ folder, log, signal, ...(onExit && { onExit }) })
    return { kind: 'embedded', ...roles(postgres.owner), stop: postgres.stop }
  } catch (fault) {
    if (own || !(fault instanceof DataFolderError) || fault.code !== 'data_folder_in_use') throw fault
    const running = findRunningPostgres(folder)
    if (!running) throw fault
    return { kind: 'guest', ...roles(running), stop: async () => {} }
  }
}

function roles(owner: ClientConfig): Pick<Reached, 'ownerOptions' | 'appOptions'> {
  const ownerOptions = { ...owner, application_name: applicationName }
  return { ownerOptions, appOptions: { ...ownerOptions, user: 'stagecraft_app' } }
}

async function bringUpToDate({ kind, ownerOptions }: Reached, opening: Opening): Promise<void> {
  await refuseOldServer(ownerOptions)
  if (kind === 'guest') await refuseOtherVersion(ownerOptions)
  else if (opening.migrate !== false) await migrate(ownerOptions, opening.log)
}

async function refuseOldServer(ownerOptions: ClientConfig): Promise<void> {
  const [row] = await ask<{ number: number; version: string }>(
    ownerOptions,
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  )
  if (row && row.number < oldestVersion)
    throw new CannotUseDatabase(
      `Stagecraft needs PostgreSQL 15 or newer; the database of DATABASE_URL is ${row.version}.`,
    )
}

/** A guest does not migrate under the feet of a running program of another version. */
async function refuseOtherVersion(ownerOptions: ClientConfig): Promise<void> {
  const [row] = await ask<{ newest: number }>(
    ownerOptions,
    'select coalesce(max(number), 0) as newest from migrations',
  )
  const known = newestMigration()
  if (row?.newest !== known)
    throw new CannotUseDatabase(
      `The running Stagecraft is of another version (its database is at migration ${row?.newest}, this program knows ${known}): restart it first.`,
    )
}

async function ask<Row extends pg.QueryResultRow>(options: ClientConfig, query: string): Promise<Row[]> {
  const client = new pg.Client(options)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(query)).rows
  } finally {
    await client.end()
  }
}
