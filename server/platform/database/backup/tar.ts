/**
 * Just enough of the ustar format for a backup: files of a few megabytes, written one after another, so that any `tar`
 * can list and unpack what we write.
 */
const block = 512

/** A file of the archive, padded to whole blocks. */
export function tarEntry(name: string, body: Buffer, at: Date): Buffer {
  const padded = Buffer.alloc(block + Math.ceil(body.length / block) * block)
  const field = (text: string, offset: number) => padded.write(text, offset, 'latin1')
  field(name, 0)
  field('0000600\0', 100)
  field('0000000\0', 108)
  field('0000000\0', 116)
  field(`${body.length.toString(8).padStart(11, '0')}\0`, 124)
  field(
    `${Math.floor(at.getTime() / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
    136,
  )
  field('0', 156)
  field('ustar\u000000', 257)
  field(`${checksum(padded).toString(8).padStart(6, '0')}\0 `, 148)
  body.copy(padded, block)
  return padded
}

/** Two empty blocks end an archive. */
export const tarEnd: Buffer = Buffer.alloc(2 * block)

/**
 * The files of an archive, whole, in their order.
 * @throws Error when a header does not add up or the archive stops in the middle
 */
export async function* tarEntries(
  bytes: AsyncIterable<Buffer>,
): AsyncGenerator<{ name: string; body: Buffer }> {
  const take = reader(bytes)
  for (;;) {
    const header = await take(block)
    if (header.every((byte) => byte === 0)) return
    const written = Number.parseInt(header.toString('latin1', 148, 154), 8)
    if (written !== checksum(header)) throw new Error('a header of the archive is damaged')
    const length = Number.parseInt(header.toString('latin1', 124, 135), 8)
    const name = header.toString('latin1', 0, header.indexOf(0))
    const body = await take(Math.ceil(length / block) * block)
    yield { name, body: body.subarray(0, length) }
  }
}

/** The sum of the header's bytes, its own field read as spaces. */
function checksum(header: Buffer): number {
  let sum = 8 * 32
  for (let place = 0; place < block; place++) if (place < 148 || place > 155) sum += header[place] as number
  return sum
}

/** Hands out exactly as many bytes as are asked for. */
function reader(bytes: AsyncIterable<Buffer>): (length: number) => Promise<Buffer> {
  const source = bytes[Symbol.asyncIterator]()
  let chunks: Buffer[] = []
  let held = 0
  return async (length) => {
    while (held < length) {
      const { value, done } = await source.next()
      if (done) throw new Error('the archive stops in the middle')
      chunks.push(value)
      held += value.length
    }
    const all = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)
    chunks = [all.subarray(length)]
    held -= length
    return all.subarray(0, length)
  }
}
