import { Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { detectDelimiter } from './detect-delimiter.ts'
import { detectEncoding, type Encoding } from './detect-encoding.ts'
import { limits, type Records, unreadable } from './file-limits.ts'
import type { TableSource } from './table-source.ts'

const batchOf = 1_000

/** Reads the file twice: once for its encoding, once for its records, never more than a piece of it in memory. */
export async function readCsv(source: TableSource): Promise<Records> {
  const encoding = await detectEncoding(source.open())
  const head = await headOf(source, encoding)
  // Excel's way of saying it: a first line `sep=;`.
  const said = /^sep=([,;\t|])\r?\n/i.exec(head)
  const delimiter = said?.[1] ?? detectDelimiter(head)
  const records = recordsOf(source, encoding, delimiter, said ? said[0].length : 0)
  return { format: 'csv', encoding, delimiter, records }
}

async function* recordsOf(source: TableSource, encoding: Encoding, delimiter: string, skip: number) {
  const parser = Readable.from(decoded(source, encoding, skip)).pipe(
    parse({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: limits.record,
    }),
  )
  let batch: string[][] = []
  try {
    for await (const record of parser) {
      batch.push(record as string[])
      if (batch.length < batchOf) continue
      yield batch
      batch = []
    }
  } catch (fault) {
    throw readable(fault)
  }
  if (batch.length > 0) yield batch
}

async function* decoded(source: TableSource, encoding: Encoding, skip: number) {
  const decoder = new TextDecoder(encoding)
  let left = skip
  for await (const chunk of source.open()) {
    const text = decoder.decode(chunk, { stream: true })
    if (text.length > left) yield left > 0 ? text.slice(left) : text
    left = Math.max(0, left - text.length)
  }
  const end = decoder.decode()
  if (end) yield end
}

async function headOf(source: TableSource, encoding: Encoding): Promise<string> {
  const decoder = new TextDecoder(encoding)
  let head = ''
  for await (const chunk of source.open()) {
    head += decoder.decode(chunk.subarray(0, 131_072), { stream: true })
    if (head.length >= 65_536) break
  }
  return head
}

function readable(fault: unknown): unknown {
  const { code, lines } = fault as CsvError & { lines?: number }
  if (code === 'CSV_QUOTE_NOT_CLOSED') return unreadable('unclosed_quote', { line: lines })
  if (code === 'CSV_MAX_RECORD_SIZE') return unreadable('line_too_long', { line: lines, most: limits.record })
  return typeof code === 'string' && code.startsWith('CSV_') ? unreadable('bad_csv', { line: lines }) : fault
}
