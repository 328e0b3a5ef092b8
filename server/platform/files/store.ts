import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { WorkspaceId } from '../../../contract/ids.ts'
import { Refusal } from '../refusal.ts'

/**
 * Bytes in the data folder, each under a key of our own making: `files/<workspace>/<two signs>/<id>`. What is being
 * received lies in `files/incoming`. Names of senders never become paths.
 */
export interface FileStore {
  /** Receives bytes on the disk, safe from a power cut. Nothing is left of what fails. */
  receive(bytes: Readable, id: string): Promise<Incoming>
  /** Gives what was received its place. Until then nobody finds it. */
  keep(incoming: Incoming, key: FileKey): Promise<void>
  discard(incoming: Incoming): Promise<void>
  pathOf(key: FileKey): string
  /**
   * The bytes, compared with their checksum before the first of them is handed out.
   * @returns null when they are not there, or not what was stored
   */
  read(key: FileKey, sha256: string): Promise<Readable | null>
  /** Whether so many bytes lie there; they are not read. */
  has(key: FileKey, size: number): Promise<boolean>
  remove(key: FileKey): Promise<void>
  /** Removes what `before` (epoch ms) nobody had finished receiving. */
  sweepIncoming(before: number): Promise<number>
  /** Those that have files. */
  workspaces(): Promise<WorkspaceId[]>
  /** Ids of a workspace's files that were written before `before` (epoch ms). */
  storedBefore(workspaceId: WorkspaceId, before: number): AsyncGenerator<string[]>
}

export interface FileKey {
  workspaceId: WorkspaceId
  id: string
}

export interface Incoming {
  path: string
  /** Bytes. */
  size: number
  sha256: string
}

export function openFileStore(dataFolder: string): FileStore {
  const root = join(dataFolder, 'files')
  const incomingFolder = join(root, 'incoming')
  const pathOf = ({ workspaceId, id }: FileKey) => join(root, workspaceId, id.slice(-2), id)

  return {
    pathOf,

    async receive(bytes, id) {
      await makePrivate(root, incomingFolder)
      const path = join(incomingFolder, id)
      const hash = createHash('sha256')
      let size = 0
      const counting = new Transform({
        transform(chunk: Buffer, _, done) {
          size += chunk.length
          hash.update(chunk)
          done(null, chunk)
        },
      })
      try {
        await pipeline(bytes, counting, createWriteStream(path, { mode: 0o600, flush: true }))
      } catch (fault) {
        await rm(path, { force: true })
        throw isFull(fault) ? new Refusal('disk_full') : fault
      }
      return { path, size, sha256: hash.digest('hex') }
    },

    async keep({ path }, key) {
      const place = pathOf(key)
      await makePrivate(root, dirname(dirname(place)), dirname(place))
      await rename(path, place)
      await settle(dirname(place))
    },

    discard: ({ path }) => rm(path, { force: true }),

    async read(key, sha256) {
      const file = await open(pathOf(key), 'r').catch(nothingThere)
      if (!file) return null
      const hash = createHash('sha256')
      try {
        for await (const chunk of file.createReadStream({ start: 0, autoClose: false })) hash.update(chunk)
      } catch (fault) {
        await file.close()
        throw fault
      }
      if (hash.digest('hex') === sha256) return file.createReadStream({ start: 0 })
      await file.close()
      return null
    },

    async has(key, size) {
      const about = await stat(pathOf(key)).catch(nothingThere)
      return about?.size === size
    },

    remove: (key) => rm(pathOf(key), { force: true }),

    async sweepIncoming(before) {
      let swept = 0
      for (const name of await namesIn(incomingFolder)) {
        if (!(await isOlder(join(incomingFolder, name), before))) continue
        await rm(join(incomingFolder, name), { force: true })
        swept += 1
      }
      return swept
    },

    async workspaces() {
      const names = await namesIn(root)
      return names.filter((name) => join(root, name) !== incomingFolder) as WorkspaceId[]
    },

    async *storedBefore(workspaceId, before) {
      const folder = join(root, workspaceId)
      for (const part of await namesIn(folder)) {
        const old: string[] = []
        for (const id of await namesIn(join(folder, part)))
          if (await isOlder(join(folder, part, id), before)) old.push(id)
        if (old.length > 0) yield old
      }
    },
  }
}

/** Nobody but the server's own user looks inside. */
async function makePrivate(...folders: string[]): Promise<void> {
  for (const folder of folders) {
    const made = await mkdir(folder, { recursive: true, mode: 0o700 })
    if (made) await chmod(folder, 0o700)
  }
}

/** That the file has its place is itself something to be written down. Some file systems cannot. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => {})
  await handle.close()
}

const isFull = (fault: unknown) => ['ENOSPC', 'EDQUOT'].includes((fault as NodeJS.ErrnoException).code ?? '')

const nothingThere = (fault: NodeJS.ErrnoException) => {
  if (fault.code === 'ENOENT') return null
  throw fault
}

const namesIn = async (folder: string): Promise<string[]> => (await readdir(folder).catch(nothingThere)) ?? []

async function isOlder(path: string, than: number): Promise<boolean> {
  const about = await stat(path).catch(nothingThere)
  return about !== null && about.mtimeMs < than
}
