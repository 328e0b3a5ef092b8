import type { RawBuilder } from 'kysely'
import { ask } from '../platform/database/ask.ts'
import { clientOf, type Tx } from '../platform/database/tx.ts'

/**
 * Runs a statement whose text is hardly ever the same twice, as that of a filter somebody put together. It gets no name:
 * the connection would keep it for ever, and a plan made for the very values it asks about is the better one.
 */
export async function askedOnce<Row>(tx: Tx, statement: RawBuilder<unknown>): Promise<Row[]> {
  const { sql, parameters } = statement.compile(tx)
  const { rows } = await ask<Row & object>(clientOf(tx), { text: sql, values: [...parameters] })
  return rows
}
