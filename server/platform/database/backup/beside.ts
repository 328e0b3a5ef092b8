import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { z } from 'zod'
import { tarEntry } from './tar.ts'

/**
 * Bytes that lie beside the database and belong to its rows. In a backup they stand behind the rows as
 * `files/<name>`, and `files.json` says which there are.
 */
export interface Beside {
  /** What belongs to the rows that this connection sees. */
  list(client: Client): Promise<{ name: string; sha256: string }[]>
  /** Null where it is gone or damaged. */
  read(name: string, sha256: string): Promise<Buffer | null>
  /** Lays the bytes ready. @returns null when they lie in their place already */
  receive(name: string, body: Buffer, sha256: string): Promise<Ready | null>
  remove(name: string): Promise<void>
  /** Removes what belongs to no row that this connection sees. */
  removeOthers(client: Client): Promise<void>
}

interface Ready {
  place(): Promise<void>
  discard(): Promise<void>
}

export const besideFolder = 'files/'
export const besideName = 'files.json'
const Listed = z.record(z.string(), z.string())

/** The entries of a backup; what was taken away since its moment, or is damaged, is not in it. */
export async function* besideEntries(client: Client, beside: Beside, at: Date): AsyncGenerator<Buffer> {
  const written: z.infer<typeof Listed> = {}
  for (const { name, sha256 } of await beside.list(client)) {
    const body = await beside.read(name, sha256)
    if (!body) continue
    written[name] = sha256
    yield tarEntry(besideFolder + name, body, at)
  }
  yield tarEntry(besideName, Buffer.from(`${JSON.stringify(written, null, 1)}\n`), at)
}

/**
 * Brings bytes back: they lie ready until all of them have been compared, since what lies in their place belongs to the
 * company that is there until the restore has succeeded. If it fails, whatever it put is taken away again.
 */
export function bringBeside(beside: Beside | undefined) {
  const seen = new Map<string, string>()
  const ready: { name: string; bytes: Ready }[] = []
  let placed = 0
  return {
    async take(name: string, body: Buffer): Promise<void> {
      const sha256 = createHash('sha256').update(body).digest('hex')
      seen.set(name, sha256)
      const bytes = await beside?.receive(name, body, sha256)
      if (bytes) ready.push({ name, bytes })
    },
    /** @throws Error when they are not those that were written */
    compare(list: Buffer): void {
      const written = Object.entries(Listed.parse(JSON.parse(list.toString())))
      if (written.length !== seen.size || written.some(([name, sha256]) => seen.get(name) !== sha256))
        throw new Error('its files are not as they were written')
    },
    async place(): Promise<void> {
      for (const { bytes } of ready) {
        await bytes.place()
        placed += 1
      }
    },
    async giveUp(): Promise<void> {
      for (const [at, { name, bytes }] of ready.entries())
        await (at < placed ? beside?.remove(name) : bytes.discard())
    },
  }
}
