import type { DealId, MemberId } from '../../../contract/ids.ts'
import { assignQuietly } from '../../deals/moving/bulk-assign-deals.ts'
import type { Change } from './change.ts'
import { editRecords, type Wanted } from './edit-records.ts'
import { type Outcome, together } from './outcome.ts'
import { readRecords } from './records.ts'

/**
 * Deals to another owner: tasks and every count go along with each of them, and whoever gets them is told once, of all.
 * @param wantedOf whose each is to be: one person's, or in an undo its former owner's
 */
export function giveDeals(wantedOf: Parameters<typeof editRecords>[2]): Change {
  const judging = editRecords('deals', ['ownerId'], wantedOf)
  return {
    ...judging,
    batchOf: 200,
    async apply(tx, actor, ids) {
      await readRecords(tx, actor, 'deals', ids, { lock: true })
      const outcomes = await judging.judge(tx, actor, ids)
      const wanted = await wantedOf(tx, actor, ids)
      const giving = outcomes.filter(({ became }) => became === 'changed').map(({ id }) => id as DealId)
      const byOwner = Map.groupBy(giving, (id) => (wanted(id) as Wanted).facts.ownerId as MemberId | null)
      const given: Outcome[] = outcomes.filter(({ became }) => became !== 'changed')
      for (const [ownerId, mine] of byOwner)
        given.push(
          ...(await together(tx, mine, async () => {
            await assignQuietly(tx, { ids: mine, ownerId }, actor)
            return 'changed'
          })),
        )
      return given
    },
  }
}
