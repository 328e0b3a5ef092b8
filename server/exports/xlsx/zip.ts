import { once } from 'node:events'
import { constants, crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib'

/** Bytes that wait to be packed: a few batches of rows, so that the next ones are written while the last are packed. */
const mostWaiting = 1 << 19

/**
 * A ZIP archive written part by part: sizes and checks follow each entry, so that nothing has to be known beforehand
 * (APPNOTE.TXT 4.4.4, bit 3). Up to 4 GB an entry.
 */
export class Zip {
  private readonly entries: { name: Buffer; at: number; check: number; packed: number; plain: number }[] = []
  private offset = 0
  private check = 0
  private packed = 0
  private plain = 0
  private deflate: DeflateRaw | null = null
  private done: Buffer[] = []

  /** Begins an entry; the one before has to be ended. */
  open(name: string): Buffer {
    const written = Buffer.from(name)
    this.entries.push({ name: written, at: this.offset, check: 0, packed: 0, plain: 0 })
    this.check = 0
    this.packed = 0
    this.plain = 0
    // Quick rather than small: most of what a table repeats is found at the first level too.
    this.deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED, chunkSize: 1 << 16 })
    this.deflate.on('data', (part: Buffer) => this.done.push(part))
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    fixed(head, 4)
    head.writeUInt16LE(written.length, 26)
    return this.counted(Buffer.concat([head, written]))
  }

  /** Adds to the entry; answers what of it is packed by now. */
  async add(text: string): Promise<Buffer> {
    const bytes = Buffer.from(text)
    this.check = crc32(bytes, this.check)
    this.plain += bytes.length
    const { deflate } = this
    if (deflate?.write(bytes) === false && deflate.writableLength > mostWaiting) await once(deflate, 'drain')
    return this.taken()
  }

  async close(): Promise<Buffer> {
    const { deflate } = this
    if (!deflate) return Buffer.alloc(0)
    const ended = once(deflate, 'end')
    deflate.end()
    await ended
    const rest = this.taken()
    const entry = this.entries.at(-1)
    if (entry) Object.assign(entry, { check: this.check, packed: this.packed, plain: this.plain })
    const tail = Buffer.alloc(16)
    tail.writeUInt32LE(0x08074b50, 0)
    sizes(tail, 4, { check: this.check, packed: this.packed, plain: this.plain })
    return Buffer.concat([rest, this.counted(tail)])
  }

  /** The table of what is in the archive. */
  end(): Buffer {
    const heads = this.entries.map(({ name, at, ...entry }) => {
      const head = Buffer.alloc(46)
      head.writeUInt32LE(0x02014b50, 0)
      head.writeUInt16LE(20, 4)
      fixed(head, 6)
      sizes(head, 16, entry)
      head.writeUInt16LE(name.length, 28)
      head.writeUInt32LE(at, 42)
      return Buffer.concat([head, name])
    })
    const table = Buffer.concat(heads)
    const foot = Buffer.alloc(22)
    foot.writeUInt32LE(0x06054b50, 0)
    foot.writeUInt16LE(heads.length, 8)
    foot.writeUInt16LE(heads.length, 10)
    foot.writeUInt32LE(table.length, 12)
    foot.writeUInt32LE(this.offset, 16)
    return Buffer.concat([table, foot])
  }

  private taken(): Buffer {
    const parts = Buffer.concat(this.done)
    this.done = []
    this.packed += parts.length
    return this.counted(parts)
  }

  private counted(part: Buffer): Buffer {
    this.offset += part.length
    return part
  }
}

/** Needs version 2.0; sizes follow, names are UTF-8; deflated; 1 January 1980. */
function fixed(head: Buffer, at: number): void {
  head.writeUInt16LE(20, at)
  head.writeUInt16LE(0x0808, at + 2)
  head.writeUInt16LE(8, at + 4)
  head.writeUInt16LE(0x21, at + 8)
}

function sizes(
  head: Buffer,
  at: number,
  { check, packed, plain }: { check: number; packed: number; plain: number },
) {
  head.writeUInt32LE(check, at)
  head.writeUInt32LE(packed, at + 4)
  head.writeUInt32LE(plain, at + 8)
}
