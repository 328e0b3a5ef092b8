import { accessSync, chmodSync, constants, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { DataFolderError } from './data-folder-error.ts'

const MIB = 1024n * 1024n
const leastFreeBytes = 64n * MIB

/**
 * Makes sure the data folder exists and can be used, and returns its real path. A new or empty folder becomes
 * private (0700); one that already holds something keeps its mode, because it may be shared with other things,
 * and everything made inside is private anyway.
 *
 * @throws DataFolderError `data_folder_unreadable` | `disk_full` (under 64 MiB free)
 */
export async function prepareDataFolder(folder: string): Promise<string> {
  const path = openDataFolder(folder)
  await refuseFullDisk(path)
  return path
}

function openDataFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const path = realpathSync(folder)
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    if (isOurs(path) && readdirSync(path).length === 0) chmodSync(path, 0o700)
    return path
  } catch (error) {
    throw unreadable(folder, error as NodeJS.ErrnoException)
  }
}

function isOurs(path: string): boolean {
  return statSync(path).uid === process.getuid?.()
}

/** Whatever the file system refuses later, in a folder half ours, is told in the same words. */
export function inPlainWords(folder: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  const isFileSystem = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR'].includes(code ?? '')
  return isFileSystem && !(error instanceof DataFolderError)
    ? unreadable(folder, error as NodeJS.ErrnoException)
    : error
}

/** The plain words for a folder that this process may not use, or that is no folder at all. */
export function unreadable(folder: string, cause: NodeJS.ErrnoException): DataFolderError {
  if (cause.code === 'ENOSPC' || cause.code === 'EDQUOT') return diskFull(folder, cause)
  const why =
    cause.code === 'EROFS'
      ? 'its file system is mounted read-only'
      : cause.code === 'ENOTDIR' || cause.code === 'EEXIST'
        ? 'a file stands where the folder should be'
        : `the user ${userName()} may not read and write it`
  return new DataFolderError(
    'data_folder_unreadable',
    `The data folder ${folder} cannot be used: ${why} (${cause.code ?? cause.message}). ` +
      'Give that user the folder (chown -R), or choose another one with STAGECRAFT_DATA.',
    { cause },
  )
}

function userName(): string {
  return process.getuid ? `with the id ${process.getuid()}` : 'running Stagecraft'
}

async function refuseFullDisk(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder, { bigint: true })
  const free = bavail * bsize
  if (free < leastFreeBytes) throw diskFull(folder, undefined, free)
}

export function diskFull(folder: string, cause?: unknown, freeBytes?: bigint): DataFolderError {
  const left =
    freeBytes === undefined ? '' : ` (${freeBytes / MIB} MB free, at least ${leastFreeBytes / MIB} MB needed)`
  return new DataFolderError(
    'disk_full',
    `The disk that holds the data folder ${folder} is full${left}. Free some space there and start again; nothing was lost.`,
    { cause },
  )
}
