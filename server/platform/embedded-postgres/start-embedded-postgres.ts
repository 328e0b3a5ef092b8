import { rmdirSync } from 'node:fs'
import { aborted } from 'node:util'
import pg from 'pg'
import { openCluster } from './cluster/create-cluster.ts'
import { ownerRole } from './cluster/initdb.ts'
import { postgresSettings } from './cluster/postgres-settings.ts'
import { inPlainWords, prepareDataFolder } from './folder/data-folder.ts'
import { lockDataFolder } from './folder/lock-data-folder.ts'
import { prepareSocketFolder } from './folder/socket-folder.ts'
import { bringUpPostmaster } from './postmaster/launch-postmaster.ts'
import { lastComplaints, trimLog } from './postmaster/postgres-log.ts'
import { isRunning, type Postmaster } from './postmaster/postmaster.ts'
import { stopPostmaster } from './postmaster/stop-postmaster.ts'
import { findPostgresPrograms } from './programs/postgres-programs.ts'
import { choosePostgresUser } from './programs/postgres-user.ts'

export interface EmbeddedPostgres {
  /** Options for pg: the cluster's superuser, used only for migrations, backup and making the app's role. */
  owner: { host: string; port: number; user: string; database: string }
  /** true when an own still-running postmaster was adopted */
  adopted: boolean
  /** Fast shutdown: ends open sessions, waits for the last checkpoint, then lets go of the folder. */
  stop(): Promise<void>
}

export const databaseName = 'stagecraft'

/**
 * Starts the PostgreSQL that lives in `<folder>/postgres`, making it at the first start, and owns the folder until
 * `stop()`. If this process dies, PostgreSQL goes on and the next start adopts it.
 *
 * @param options.folder the data folder; made if missing
 * @param options.log lines for a person: where the data is, what is being waited for
 * @param options.settings PostgreSQL settings over our own, for a postmaster started now (an adopted one keeps its)
 * @param options.signal aborted, at whatever moment: what is being made or started is given up, what runs is stopped,
 *   whatever is under way on it; what was promised here is then refused
 * @param options.onExit called once if PostgreSQL ends without `stop()`, with its last words
 * @throws DataFolderError with a code and what to do
 */
export async function startEmbeddedPostgres(options: {
  folder: string
  log: (line: string) => void
  settings?: Record<string, string>
  signal?: AbortSignal | undefined
  onExit?: (why: string) => void
}): Promise<EmbeddedPostgres> {
  const { log, signal } = options
  const folder = await prepareDataFolder(options.folder)
  const lock = await lockDataFolder(folder)
  try {
    const user = choosePostgresUser(folder)
    const programs = await findPostgresPrograms({ folder, user, log })
    const cluster = await openCluster({ folder, programs, user, signal })
    trimLog(cluster)
    const settings = postgresSettings(prepareSocketFolder(folder, user), options.settings)
    const { postmaster, adopted } = await bringUpPostmaster({
      cluster,
      programs,
      user,
      settings,
      signal,
      log,
    })
    const as = user ? `, run by the user with the id ${user.uid}` : ''
    log(
      `the database in ${cluster} is ${adopted ? 'still running: adopted' : 'started'} (process ${postmaster.pid}${as})`,
    )
    const owner = {
      host: postmaster.socketFolder,
      port: postmaster.port,
      user: ownerRole,
      database: databaseName,
    }
    const watch = watchPostmaster(postmaster, cluster, options.onExit)
    let stopped: Promise<void> | undefined
    const stop = () =>
      (stopped ??= (async () => {
        watch.end()
        await stopPostmaster(postmaster.pid, log)
        removeIfEmpty(postmaster.socketFolder)
        lock.release()
      })())
    // How that goes is told to whoever calls `stop()` as well.
    if (signal)
      void aborted(signal, signal)
        .then(stop)
        .catch(() => {})
    await ensureDatabase(owner).catch(async (error) => {
      await stop()
      throw error
    })
    return { owner, adopted, stop }
  } catch (error) {
    lock.release()
    throw inPlainWords(folder, error)
  }
}

/** Its own step and not a part of making the cluster, so that a start cut short between the two is mended. */
async function ensureDatabase(owner: EmbeddedPostgres['owner']): Promise<void> {
  const client = new pg.Client({ ...owner, database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}

/** Looks at the process instead of waiting for a child's end, because an adopted postmaster is nobody's child. */
function watchPostmaster(
  postmaster: Postmaster,
  cluster: string,
  onExit?: (why: string) => void,
): { end(): void } {
  const look = setInterval(() => {
    if (isRunning(postmaster.pid)) return
    end()
    onExit?.(lastComplaints(cluster) || 'the database ended without a word')
  }, 250).unref()
  const trim = setInterval(() => trimLog(cluster), 3_600_000).unref()
  function end() {
    clearInterval(look)
    clearInterval(trim)
  }
  return { end }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // not empty or not ours: it stays
  }
}
