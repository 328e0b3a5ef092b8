import { type ChildProcess, spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { diskFull } from '../folder/data-folder.ts'
import { DataFolderError } from '../folder/data-folder-error.ts'
import type { PostgresPrograms } from '../programs/postgres-programs.ts'
import type { PostgresUser } from '../programs/postgres-user.ts'
import type { ClusterArgument } from './cluster-argument.ts'

export const ownerRole = 'stagecraft_owner'

/**
 * Makes the files of a new cluster. When it comes back, however it does, none of its processes is left.
 *
 * @param options.signal aborted: it is ended at once, and the signal's reason thrown
 * @throws DataFolderError `disk_full` | `postgres_unusable`, with the program's own words
 */
export async function initdb({
  folder,
  programs,
  user,
  signal,
  argument,
}: {
  folder: string
  programs: PostgresPrograms
  user: PostgresUser | undefined
  signal: AbortSignal | undefined
  argument: ClusterArgument
}): Promise<void> {
  const options = {
    pgdata: argument.path,
    username: ownerRole,
    auth: 'trust',
    encoding: 'UTF8',
    // sorts the same on every machine; the character classes must be Unicode's too, or trigrams of Persian and
    // Polish names come out empty
    'locale-provider': 'builtin',
    'builtin-locale': 'C.UTF-8',
    locale: systemLocale(),
  }
  const child = spawn(
    programs.initdb,
    Object.entries(options).map(([name, value]) => `--${name}=${value}`),
    {
      ...user,
      cwd: '/',
      // the outer environment may hold PG… or LD_… variables meant for another PostgreSQL
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      // a group of its own, to be ended with the programs it runs
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', ...argument.stdio],
    },
  )
  const exit = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  const end = () => endGroup(child)
  signal?.addEventListener('abort', end)
  const [complaints, code] = await Promise.all([text(child.stderr!), exit])
  signal?.removeEventListener('abort', end)
  signal?.throwIfAborted()
  if (code === 0) return
  if (/No space left|quota exceeded/i.test(complaints)) throw diskFull(folder, complaints)
  throw new DataFolderError(
    'postgres_unusable',
    `The database could not be made in ${folder}: ${complaints.trim().replaceAll('\n', ' | ')}`,
  )
}

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function systemLocale(): string {
  return process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
}
