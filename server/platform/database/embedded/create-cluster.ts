import { spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  fsyncSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { clusterArgument } from './cluster-argument.ts'
import { diskFull } from './data-folder.ts'
import { DataFolderError } from './data-folder-error.ts'
import type { PostgresPrograms } from './postgres-programs.ts'
import type { PostgresUser } from './postgres-user.ts'

export const ownerRole = 'stagecraft_owner'

/**
 * Finds the cluster in `<folder>/postgres`, or makes it. It is made under another name and renamed when complete, so
 * that a start cut short (by a signal, a full disk, a power cut) leaves nothing half made behind.
 *
 * @returns the cluster's path
 * @throws DataFolderError `data_folder_newer_version` | `data_folder_older_version` | `data_folder_damaged` |
 *   `disk_full` | `postgres_unusable`
 */
export async function openCluster(options: {
  folder: string
  programs: PostgresPrograms
  user: PostgresUser | undefined
}): Promise<string> {
  const { folder, programs, user } = options
  const cluster = join(folder, 'postgres')
  if (isEmpty(cluster)) await createCluster(options, cluster)
  refuseOtherVersion(cluster, programs.majorVersion)
  if (user) giveCluster(cluster, user)
  return cluster
}

function isEmpty(cluster: string): boolean {
  return !existsSync(cluster) || readdirSync(cluster).length === 0
}

async function createCluster(
  { folder, programs, user }: { folder: string; programs: PostgresPrograms; user: PostgresUser | undefined },
  cluster: string,
): Promise<void> {
  const draft = join(folder, 'postgres.new')
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  if (user) lchownSync(draft, user.uid, user.gid)
  const argument = clusterArgument(draft, user)
  try {
    await initdb(folder, programs, user, argument)
    renameSync(draft, cluster)
    syncFolder(folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  } finally {
    argument.close()
  }
}

async function initdb(
  folder: string,
  programs: PostgresPrograms,
  user: PostgresUser | undefined,
  argument: ReturnType<typeof clusterArgument>,
): Promise<void> {
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
      stdio: ['ignore', 'ignore', 'pipe', ...argument.stdio],
    },
  )
  const exit = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  const [complaints, code] = await Promise.all([text(child.stderr!), exit])
  if (code === 0) return
  if (/No space left|quota exceeded/i.test(complaints)) throw diskFull(folder, complaints)
  throw new DataFolderError(
    'postgres_unusable',
    `The database could not be made in ${folder}: ${complaints.trim().replaceAll('\n', ' | ')}`,
  )
}

function systemLocale(): string {
  return process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
}

function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r')
  fsyncSync(fd)
  closeSync(fd)
}

function refuseOtherVersion(cluster: string, ours: number): void {
  const found = readVersion(cluster)
  if (found === ours) return
  if (!found)
    throw new DataFolderError(
      'data_folder_damaged',
      `${cluster} is not a complete database (it has no PG_VERSION). ` +
        'Restore a backup with "stagecraft restore", or move that folder away to begin anew.',
    )
  const [code, remedy] =
    found > ours
      ? (['data_folder_newer_version', 'Start the newer Stagecraft that made it'] as const)
      : ([
          'data_folder_older_version',
          'Back it up with the Stagecraft that made it, and restore the backup here',
        ] as const)
  throw new DataFolderError(
    code,
    `${cluster} was made by PostgreSQL ${found}, and this Stagecraft brings PostgreSQL ${ours}. ` +
      `${remedy}, or choose another data folder with STAGECRAFT_DATA. Nothing was changed.`,
  )
}

function readVersion(cluster: string): number | undefined {
  const file = join(cluster, 'PG_VERSION')
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) || undefined : undefined
}

/** A cluster copied or restored by root belongs to root, whom PostgreSQL will not serve. */
function giveCluster(cluster: string, user: PostgresUser): void {
  if (statSync(cluster).uid === user.uid) return
  for (const entry of readdirSync(cluster, { recursive: true, withFileTypes: true }))
    lchownSync(join(entry.parentPath, entry.name), user.uid, user.gid)
  lchownSync(cluster, user.uid, user.gid)
}
