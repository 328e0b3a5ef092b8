import { type RawBuilder, sql } from 'kysely'
import type { PoolClient } from 'pg'
import { ask } from '../platform/database/ask.ts'
import { inTransaction, txOn } from '../platform/database/tx.ts'
import { askedOnce } from '../segments/asked-once.ts'

/** A row as it came: one text a column, null where nothing is filled in. */
export type Row = readonly (string | null)[]

const batchOf = 250

/**
 * The rows of a statement, a batch at a time, all as they were when the first was read. The next batch is on its way while
 * the last one is written, and there is never more than these two: who reads slowly makes the database wait, for five
 * minutes at the most.
 */
export async function forEachBatch(
  client: PoolClient,
  statement: RawBuilder<unknown>,
  write: (rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  await inTransaction(client, async () => {
    await client.query(
      `set transaction isolation level repeatable read, read only;
       set local idle_in_transaction_session_timeout = '5min';
       set local cursor_tuple_fraction = 1`,
    )
    await askedOnce(txOn(client), sql`declare exported no scroll cursor for ${statement}`)
    for (let coming = nextBatch(client); ; ) {
      const rows = await coming
      if (rows.length === 0) return
      coming = nextBatch(client)
      // Should writing fail first, nobody waits for this one any more.
      coming.catch(() => {})
      await write(rows)
    }
  })
}

async function nextBatch(client: PoolClient): Promise<readonly Row[]> {
  const fetched = { text: `fetch ${batchOf} from exported`, rowMode: 'array' } as const
  const { rows } = await ask<(string | null)[]>(client, fetched)
  return rows
}
