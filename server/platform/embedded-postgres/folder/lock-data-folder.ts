import { lchownSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { unreadable } from './data-folder.ts'
import { DataFolderError } from './data-folder-error.ts'

export interface FolderLock {
  release(): void
}

interface Holder {
  pid: number
  since: string
  command: string
  host: string
}

/**
 * Takes the data folder for this process alone, until `release()` or the end of the process.
 *
 * Node offers no flock, but SQLite is built in and holds a real lock of the kernel on its file: it is dropped
 * the instant the process dies, however it dies, cannot be stolen, needs no guess about reused process ids, and
 * holds between containers that share a volume. Never open `stagecraft.lock` in this process by other means:
 * closing any descriptor of a file drops all POSIX locks the process has on it.
 *
 * @param folder the data folder's real path
 * @throws DataFolderError `data_folder_in_use`, naming the holder, within a second
 */
export async function lockDataFolder(folder: string): Promise<FolderLock> {
  const lock = openLock(folder)
  if (!lock) throw inUse(folder, await findHolder(folder))
  writeHolder(folder)
  return {
    release() {
      if (!lock.isOpen) return
      rmSync(holderFile(folder), { force: true })
      lock.close()
    },
  }
}

function openLock(folder: string): DatabaseSync | undefined {
  let lock: DatabaseSync | undefined
  try {
    const path = join(folder, 'stagecraft.lock')
    lock = new DatabaseSync(path, { timeout: 0 })
    // not EXCLUSIVE: it is reached over a shared lock, and two that come together would refuse each other
    lock.exec('BEGIN IMMEDIATE')
    giveToFolderOwner(folder, path)
    return lock
  } catch (error) {
    lock?.close()
    const { errcode, message } = error as Error & { errcode?: number }
    const busy = 5
    if (errcode === busy) return undefined
    throw unreadable(folder, new Error(`stagecraft.lock: ${message}`, { cause: error }))
  }
}

/** Started once by root in somebody's folder, the next start by that somebody must still be able to lock it. */
function giveToFolderOwner(folder: string, path: string): void {
  const { uid, gid } = statSync(folder)
  if (process.getuid?.() === 0 && uid !== 0) lchownSync(path, uid, gid)
}

function holderFile(folder: string): string {
  return join(folder, 'stagecraft.holder.json')
}

function writeHolder(folder: string): void {
  const holder: Holder = {
    pid: process.pid,
    since: Temporal.Now.instant().toString({ smallestUnit: 'second' }),
    command: process.argv.join(' '),
    host: hostname(),
  }
  const draft = `${holderFile(folder)}.${process.pid}`
  rmSync(draft, { force: true })
  writeFileSync(draft, `${JSON.stringify(holder)}\n`, { flag: 'wx', mode: 0o600 })
  giveToFolderOwner(folder, draft)
  renameSync(draft, holderFile(folder))
}

/** The winner writes its name just after it has the lock, so a loser may have to look twice. */
async function findHolder(folder: string): Promise<Holder | undefined> {
  for (let tries = 0; tries < 20; tries += 1) {
    const holder = readHolder(folder)
    if (holder && (holder.host !== hostname() || isAlive(holder.pid))) return holder
    await sleep(25)
  }
  return undefined
}

function readHolder(folder: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(holderFile(folder), 'utf8')) as Holder
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function inUse(folder: string, holder: Holder | undefined): DataFolderError {
  const where = holder && holder.host !== hostname() ? ` on ${holder.host}` : ''
  const who = holder
    ? `process ${holder.pid}${where} since ${holder.since} (${holder.command})`
    : 'another process that has not said its name'
  return new DataFolderError(
    'data_folder_in_use',
    `The data folder ${folder} is in use by ${who}. Stop that process first, or choose another folder with STAGECRAFT_DATA.`,
  )
}
