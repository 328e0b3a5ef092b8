import { parentPort, workerData } from 'node:worker_threads'
import { type CellValue, readSheet } from 'read-excel-file/node'

const batchOf = 1_000

/** Posts the first sheet's rows as text, a batch at each asking, and then ends. */
async function main() {
  const port = parentPort
  if (!port) throw new Error('runs only as a worker')
  const rows = await readSheet(Buffer.from(workerData as Uint8Array))
  for (let at = 0; at < rows.length; at += batchOf) {
    port.postMessage({ rows: rows.slice(at, at + batchOf).map((row) => row.map(asText)) })
    await new Promise((resolve) => port.once('message', resolve))
  }
  port.postMessage({ end: true })
}

/** Dates as ISO (a workbook's have no zone), numbers without exponents or noise behind the 15th digit. */
function asText(cell: CellValue | null): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date)
    return cell
      .toISOString()
      .replace(/T00:00:00\.000Z$/, '')
      .replace(/\.\d+Z$/, '')
  if (typeof cell !== 'number') return String(cell)
  const exact = Number(cell.toPrecision(15))
  return Number.isInteger(exact) ? BigInt(exact).toString() : exact.toString()
}

main().catch(() => parentPort?.postMessage({ fault: 'bad_workbook' }))
