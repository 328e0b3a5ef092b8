import {
  closeSync,
  existsSync,
  fsyncSync,
  lchownSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { DataFolderError } from '../folder/data-folder-error.ts'
import type { PostgresPrograms } from '../programs/postgres-programs.ts'
import type { PostgresUser } from '../programs/postgres-user.ts'
import { clusterArgument } from './cluster-argument.ts'
import { initdb } from './initdb.ts'

interface Opening {
  folder: string
  programs: PostgresPrograms
  user: PostgresUser | undefined
  signal: AbortSignal | undefined
}

/**
 * Finds the cluster in `<folder>/postgres`, or makes it. It is made under another name and renamed when complete, so
 * that a start cut short (by a signal, a full disk, a power cut) leaves nothing half made behind.
 *
 * @param options.signal aborted: what is being made is given up
 * @returns the cluster's path
 * @throws DataFolderError `data_folder_newer_version` | `data_folder_older_version` | `data_folder_damaged` |
 *   `disk_full` | `postgres_unusable`
 */
export async function openCluster(options: Opening): Promise<string> {
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

async function createCluster({ folder, programs, user, signal }: Opening, cluster: string): Promise<void> {
  signal?.throwIfAborted()
  removeDrafts(folder)
  // A name of its own: of a start killed by force, the programs may still be writing into theirs.
  const draft = mkdtempSync(join(folder, draftName))
  if (user) lchownSync(draft, user.uid, user.gid)
  const argument = clusterArgument(draft, user)
  try {
    await initdb({ folder, programs, user, signal, argument })
    renameSync(draft, cluster)
    syncFolder(folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  } finally {
    argument.close()
  }
}

const draftName = 'postgres.new.'

function removeDrafts(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => one.startsWith(draftName)))
    try {
      rmSync(join(folder, name), { recursive: true, force: true })
    } catch {
      // somebody writes there at this moment: it goes at a later start
    }
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
