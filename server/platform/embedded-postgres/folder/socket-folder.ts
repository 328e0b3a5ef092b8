import { createHash } from 'node:crypto'
import { lchownSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PostgresUser } from '../programs/postgres-user.ts'
import { DataFolderError } from './data-folder-error.ts'

/** sun_path holds 104 bytes on macOS and the BSDs, 108 on Linux, with the closing zero. */
const longestSocketPath = 103

/**
 * The private folder (0700) for the database's socket. It cannot be the data folder, whose path may be longer than
 * a socket's path may be. The name follows from the data folder, so that tools find it again.
 *
 * Temporary folders are open to everybody: a folder of that name which is not ours is refused, since whoever owns
 * it could put a socket of their own there and read what we say.
 *
 * @throws DataFolderError `socket_folder_taken`
 */
export function prepareSocketFolder(folder: string, user: PostgresUser | undefined): string {
  const path = socketFolderOf(folder)
  const owner = user?.uid ?? process.getuid?.()
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const made = lstatSync(path)
  if (user && made.isDirectory() && made.uid === 0) lchownSync(path, user.uid, user.gid)
  const stats = lstatSync(path)
  if (stats.isDirectory() && stats.uid === owner && (stats.mode & 0o077) === 0) return path
  throw new DataFolderError(
    'socket_folder_taken',
    `The folder ${path}, meant for the database's socket, belongs to the user with the id ${stats.uid} or is open to others. ` +
      'Remove it if you know why it is there, or set TMPDIR to another folder.',
  )
}

export function socketFolderOf(folder: string): string {
  const name = `stagecraft-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`
  const path = join(tmpdir(), name)
  const socket = join(path, '.s.PGSQL.5432')
  // root's TMPDIR may be a folder the database's user cannot enter; /tmp is open to all
  const fits = Buffer.byteLength(socket) <= longestSocketPath && process.getuid?.() !== 0
  return fits ? path : join('/tmp', name)
}
