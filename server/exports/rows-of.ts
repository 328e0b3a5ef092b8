import type { RawBuilder } from 'kysely'
import pg, { type PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { txOn } from '../platform/database/tx.ts'
import { withValues } from '../platform/database/with-values.ts'

/** A row as it came: one text a column, null where nothing is filled in. */
export type Row = readonly (string | null)[]

/**
 * The rows of a statement, a batch at a time, all as they were when it was asked. PostgreSQL copies them out as it does
 * for a backup, with as many processes as it likes, and waits while the last batch is written: there is never more than
 * this one and what fits into a socket.
 */
export async function forEachBatch(
  client: PoolClient,
  statement: RawBuilder<unknown>,
  write: (rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  const copied = client.query(copyTo(`copy (${withValues(statement.compile(txOn(client)))}) to stdout`))
  let begun: Buffer = Buffer.alloc(0)
  try {
    for await (const part of copied as AsyncIterable<Buffer>) {
      const end = part.lastIndexOf(lineFeed) + 1
      if (end === 0) {
        begun = Buffer.concat([begun, part])
        continue
      }
      const lines = Buffer.concat([begun, part.subarray(0, end - 1)])
      begun = part.subarray(end)
      await write(rowsIn(lines.toString()))
    }
  } catch (fault) {
    if (fault instanceof pg.DatabaseError) throw fault
    // Rows nobody takes are still on their way: this connection is of no more use.
    throw Object.assign(new Error('rows were given up', { cause: fault }), { code: 'ECANCELED' })
  }
}

const lineFeed = 10

/** As COPY writes text: a line a row, a tab between columns, `\N` for null, and a backslash before what else those would be. */
function rowsIn(text: string): Row[] {
  // Few texts hold more than words: asked once of them all, it is not asked of each.
  const valueOf = /\\[^N]/.test(text) ? unescaped : unlessNull
  return text.split('\n').map((line) => {
    const row: (string | null)[] = line.split('\t')
    for (let at = 0; at < row.length; at++) row[at] = valueOf(row[at] as string)
    return row
  })
}

const unlessNull = (written: string) => (written === '\\N' ? null : written)

function unescaped(written: string): string | null {
  if (written === '\\N' || !written.includes('\\')) return unlessNull(written)
  return written.replace(/\\(.)/gs, (_, sign: string) => escaped[sign] ?? sign)
}

const escaped: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }
