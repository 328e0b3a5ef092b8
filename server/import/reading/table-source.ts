import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'

/** Bytes that may be read more than once: the encoding is only known when the last byte was seen. */
export interface TableSource {
  /** In bytes. */
  size: number
  open(): AsyncIterable<Uint8Array>
  bytes(): Promise<Buffer>
}

export async function fileSource(path: string): Promise<TableSource> {
  const { size } = await stat(path)
  return { size, open: () => createReadStream(path), bytes: () => readFile(path) }
}

export function textSource(text: string): TableSource {
  const bytes = Buffer.from(text.toWellFormed())
  return {
    size: bytes.length,
    async *open() {
      yield bytes
    },
    bytes: async () => bytes,
  }
}
