import type { MemberId } from '../../../contract/ids.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { documentsOf } from '../../process/versions/version-document.ts'
import type { Deal } from '../deal.ts'
import { stagesVisitedBy } from '../moving/visits.ts'
import {
  addReached,
  addTotals,
  type ReachedRow,
  reachedBy,
  reachedRows,
  totalsRow,
  wonKey,
} from './totals.ts'

/**
 * Counts deals to their new owner and no more to those who had them: what countDeal and recountReached do for one deal,
 * for any number in three statements. Additions of one key are one row.
 * @param deals as they were
 */
export async function countGiven(
  tx: Tx,
  actor: Actor,
  deals: readonly Deal[],
  ownerId: MemberId | null,
): Promise<void> {
  const visited = await stagesVisitedBy(
    tx,
    actor,
    deals.map(({ id }) => id),
  )
  const documents = await documentsOf(tx, [...new Set(deals.map(({ processVersionId }) => processVersionId))])
  const reached = deals.flatMap((deal): ReachedRow[] => {
    const document = documents.get(deal.processVersionId) as ProcessDocument
    const stages = [
      ...reachedBy(document, visited.get(deal.id) ?? []),
      ...(deal.status === 'won' ? [wonKey] : []),
    ]
    return [...reachedRows(deal, stages, -1), ...reachedRows({ ...deal, ownerId }, stages, 1)]
  })
  const totals = deals.flatMap((deal) => [totalsRow(deal, -1), totalsRow({ ...deal, ownerId }, 1)])
  await addTotals(tx, actor, added(totals, ['deals', 'amount', 'cycle_days']))
  await addReached(tx, actor, added(reached, ['deals']))
}

/** Pure: rows that differ in nothing but these numbers, added up. */
function added<Sum extends string, Row extends Record<Sum, number>>(
  rows: readonly Row[],
  sums: readonly Sum[],
): Row[] {
  const zeros = Object.fromEntries(sums.map((sum) => [sum, 0]))
  const groups = Map.groupBy(rows, (row) => JSON.stringify({ ...row, ...zeros }))
  return Array.from(groups.values(), ([first, ...others]) => {
    const whole = { ...(first as Row) }
    for (const other of others) for (const sum of sums) (whole[sum] as number) += other[sum]
    return whole
  })
}
