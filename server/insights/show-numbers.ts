import type { Numbers, showNumbers as route } from '../../contract/insights.ts'
import type { Received } from '../../contract/route.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { fieldRefusal } from '../platform/refusal.ts'
import { figures } from './figures.ts'
import { type NumberRows, numberRows } from './table.ts'

/**
 * The page of numbers over the deals one may see.
 * @throws Refusal `malformed` when the period ends before it begins
 */
export async function showNumbers(
  tx: Tx,
  asked: Received<typeof route>['query'],
  actor: Actor,
): Promise<Numbers> {
  const { from = null, to = null, by, ...scope } = asked
  if (from !== null && to !== null && from > to)
    throw fieldRefusal('malformed', 'query.to', 'the period ends before it begins')
  const period = { from, to }
  const { rows } = await numberRows(actor, scope, period, by).execute(tx)
  return figures(rows[0] as NumberRows, { scope, period, by })
}
