import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface Entry {
  /** With `/` between folders; in UTF-8. */
  name: string
  bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/**
 * A ZIP archive, written while it is read: nothing of it is kept in memory. Sizes follow each entry (PKWARE APPNOTE 4.3.9),
 * since they are not known before. Up to 4 GB and 65,535 entries.
 */
export function zip(entries: AsyncIterable<Entry>): Readable {
  return Readable.from(written(entries))
}

const utf8AndSizesAfter = 0x0808
const deflated = 8
/** 1980-01-01: an archive of the same things is the same archive. */
const day = 0x0021

async function* written(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  const index: Buffer[] = []
  let at = 0
  for await (const { name, bytes } of entries) {
    const path = Buffer.from(name)
    const begins = at
    const head = Buffer.concat([
      numbers([4, 0x04034b50], [2, 20], ...about(0, 0, 0), [2, path.length], [2, 0]),
      path,
    ])
    yield head
    let crc = 0
    let size = 0
    let packed = 0
    async function* counted() {
      for await (const piece of bytes) {
        crc = crc32(piece, crc)
        size += piece.length
        yield piece
      }
    }
    for await (const piece of Readable.from(counted()).compose(createDeflateRaw()) as AsyncIterable<Buffer>) {
      packed += piece.length
      yield piece
    }
    const after = numbers([4, 0x08074b50], [4, crc], [4, packed], [4, size])
    yield after
    at += head.length + packed + after.length
    index.push(
      numbers(
        [4, 0x02014b50],
        [2, 20],
        [2, 20],
        ...about(crc, packed, size),
        [2, path.length],
        [2, 0],
        [2, 0],
      ),
      numbers([2, 0], [2, 0], [4, 0], [4, begins]),
      path,
    )
  }
  const directory = Buffer.concat(index)
  const count = index.length / 3
  yield directory
  yield numbers([4, 0x06054b50], [4, 0], [2, count], [2, count], [4, directory.length], [4, at], [2, 0])
}

const about = (crc: number, packed: number, size: number): [2 | 4, number][] => [
  [2, utf8AndSizesAfter],
  [2, deflated],
  [2, 0],
  [2, day],
  [4, crc],
  [4, packed],
  [4, size],
]

/** Numbers of so many bytes each, the lowest byte first. */
function numbers(...values: [2 | 4, number][]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of values) at = buffer.writeUIntLE(value, at, bytes)
  return buffer
}
