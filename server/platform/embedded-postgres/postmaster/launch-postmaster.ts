import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { clusterArgument } from '../cluster/cluster-argument.ts'
import { diskFull } from '../folder/data-folder.ts'
import { DataFolderError } from '../folder/data-folder-error.ts'
import type { PostgresPrograms } from '../programs/postgres-programs.ts'
import type { PostgresUser } from '../programs/postgres-user.ts'
import { lastComplaints, openStartLog } from './postgres-log.ts'
import { disownPostmasterFile, findPostmaster, type Postmaster, readPostmasterFile } from './postmaster.ts'
import { stopPostmaster } from './stop-postmaster.ts'

export interface Launch {
  cluster: string
  programs: PostgresPrograms
  user: PostgresUser | undefined
  settings: Record<string, string>
  /** Aborted: what is starting, or was found running, is stopped. */
  signal: AbortSignal | undefined
  log: (line: string) => void
}

/**
 * The cluster's postmaster, ready for connections: the one still running from before if there is one (waiting for
 * the end of its recovery, or of its shutdown), else a new one.
 *
 * @throws DataFolderError `disk_full` | `postgres_unusable`, with PostgreSQL's own words; the signal's reason
 */
export async function bringUpPostmaster(
  launch: Launch,
): Promise<{ postmaster: Postmaster; adopted: boolean }> {
  const { cluster, signal } = launch
  const giveUpAtMs = performance.now() + 15_000
  for (;;) {
    if (findPostmaster(cluster)) {
      const postmaster = await waitUntilReady(launch, () => findPostmaster(cluster)?.pid)
      if (postmaster) return { postmaster, adopted: true }
    }
    signal?.throwIfAborted()
    disownPostmasterFile(cluster)
    const child = startPostmaster(launch)
    const postmaster = await waitUntilReady(launch, () => (isAlive(child) ? child.pid : undefined))
    if (postmaster) return { postmaster, adopted: false }
    const why = lastComplaints(cluster)
    if (!isPassing(why) || performance.now() > giveUpAtMs) throw cannotStart(cluster, why)
    await sleep(250)
  }
}

/**
 * Detached, so that Ctrl-C in the terminal reaches us alone and the database ends last; its output goes to a file,
 * because a pipe to us would break with us.
 */
function startPostmaster({ cluster, programs, user, settings }: Launch): ChildProcess {
  const startLog = openStartLog(cluster, user)
  const argument = clusterArgument(cluster, user)
  try {
    const child = spawn(
      programs.postgres,
      [
        '-D',
        argument.path,
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        ...user,
        cwd: '/',
        env: { PATH: process.env.PATH, LC_ALL: 'C' },
        detached: true,
        stdio: ['ignore', startLog.fd, startLog.fd, ...argument.stdio],
      },
    )
    child.on('error', () => {})
    child.unref()
    return child
  } finally {
    startLog.close()
    argument.close()
  }
}

/** @returns undefined when it ended instead. Recovery after a crash takes as long as it takes: the log says so. */
async function waitUntilReady(
  { cluster, signal, log }: Launch,
  pidOfRunning: () => number | undefined,
): Promise<Postmaster | undefined> {
  let sayAtMs = performance.now() + 5_000
  for (let pid = pidOfRunning(); pid !== undefined; pid = pidOfRunning()) {
    if (signal?.aborted) {
      await stopPostmaster(pid, log)
      throw signal.reason
    }
    const postmaster = readPostmasterFile(cluster)
    if (postmaster?.status === 'ready' && postmaster.pid === pid) return postmaster
    if (performance.now() > sayAtMs) {
      log(
        `waiting for the database, which is ${postmaster?.status === 'stopping' ? 'still stopping' : 'still starting or recovering'}`,
      )
      sayAtMs += 5_000
    }
    await sleep(10)
  }
  return undefined
}

function isAlive(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null
}

/** Another postmaster was just starting, or processes of a killed one are still on their way out. */
function isPassing(why: string): boolean {
  return /pre-existing shared memory block|lock file "[^"]*" already exists|could not bind Unix address/.test(
    why,
  )
}

function cannotStart(cluster: string, why: string): DataFolderError {
  if (/No space left on device|quota exceeded/i.test(why)) return diskFull(cluster, why)
  return new DataFolderError(
    'postgres_unusable',
    `The embedded PostgreSQL in ${cluster} does not start: ${why || 'it gave no reason'}. Its log is in ${cluster}/log.`,
  )
}
