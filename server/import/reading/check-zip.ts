import { createInflateRaw } from 'node:zlib'
import { Refusal } from '../../platform/refusal.ts'
import { unreadable } from './file-limits.ts'
import { sheetReach } from './sheet-reach.ts'

/** What a workbook may grow to when unpacked, in bytes, and how many parts it may have. */
const limits = { unpacked: 150_000_000, entries: 2_000 } as const

/**
 * Refuses an archive that would fill the memory: unpacks every part once, counting and throwing away. The parts listed in
 * its directory must be exactly those that lie in the file, one after another, so that no other reader sees more.
 */
export async function checkZip(bytes: Buffer): Promise<void> {
  const { entries, directoryAt } = directoryOf(bytes)
  let total = 0
  let end = 0
  for (const entry of entries.toSorted((a, b) => a.at - b.at)) {
    const data = dataOf(bytes, entry)
    // Between parts lies at most a data descriptor.
    if (entry.at < end || entry.at - end > 24) throw unreadable('bad_workbook')
    end = data.end
    const packed = bytes.subarray(data.begin, data.end)
    const look = sheetReach()
    if (entry.method === 0) look(packed)
    total += entry.method === 0 ? entry.packed : await unpackedSize(packed, total, look)
    if (total > limits.unpacked) throw tooLarge()
  }
  if (directoryAt < end || directoryAt - end > 24) throw unreadable('bad_workbook')
}

const tooLarge = () => new Refusal('too_large', { limit: 'unpacked', most: limits.unpacked })

interface Entry {
  at: number
  method: number
  packed: number
}

function directoryOf(bytes: Buffer): { entries: Entry[]; directoryAt: number } {
  const tail = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (tail < 0 || tail + 22 > bytes.length) throw unreadable('bad_workbook')
  const count = bytes.readUInt16LE(tail + 10)
  const directoryAt = bytes.readUInt32LE(tail + 16)
  if (count > limits.entries) throw tooLarge()
  const entries: Entry[] = []
  for (let at = directoryAt; entries.length < count; ) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw unreadable('bad_workbook')
    // Encrypted parts cannot be looked into.
    if (bytes.readUInt16LE(at + 8) & 1) throw unreadable('encrypted')
    entries.push({
      at: bytes.readUInt32LE(at + 42),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
    })
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return { entries, directoryAt }
}

function dataOf(bytes: Buffer, { at, method, packed }: Entry): { begin: number; end: number } {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== 0x04034b50) throw unreadable('bad_workbook')
  const begin = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  const described = (bytes.readUInt16LE(at + 6) & 8) !== 0
  const localPacked = bytes.readUInt32LE(at + 18)
  if (bytes.readUInt16LE(at + 8) !== method || (method !== 0 && method !== 8))
    throw unreadable('bad_workbook')
  if (!described && localPacked !== packed) throw unreadable('bad_workbook')
  if (begin + packed > bytes.length) throw unreadable('bad_workbook')
  return { begin, end: begin + packed }
}

async function unpackedSize(
  data: Buffer,
  before: number,
  look: (piece: Uint8Array) => void,
): Promise<number> {
  const inflate = createInflateRaw()
  inflate.end(data)
  let size = 0
  try {
    for await (const piece of inflate) {
      size += (piece as Buffer).length
      if (before + size > limits.unpacked) throw tooLarge()
      look(piece as Buffer)
    }
  } catch (fault) {
    throw fault instanceof Refusal ? fault : unreadable('bad_workbook')
  }
  return size
}
