import type { DealId, MemberId } from '../../../contract/ids.ts'
import { assignQuietly } from '../../deals/moving/bulk-assign-deals.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type Change, plainBatch } from './change.ts'
import { judgeEdit, type Wanted } from './edit-records.ts'
import { type Outcome, together } from './outcome.ts'
import { readRecords } from './records.ts'

/**
 * Deals to another owner, all of a batch that get the same one by one command: tasks and every count go along, and
 * whoever gets them is told once, of all.
 * @param wantedOf whose each is to be: one person's, or in an undo its former owner's
 */
export function giveDeals(
  wantedOf: (tx: Tx, actor: Actor, ids: readonly string[]) => Promise<(id: string) => Wanted | undefined>,
): Change {
  async function look(tx: Tx, actor: Actor, ids: readonly string[], lock = false) {
    const wanted = await wantedOf(tx, actor, ids)
    const deals = await readRecords(tx, actor, 'deals', ids, { lock, plain: ['ownerId'] })
    return ids.map((id) => ({
      ownerId: wanted(id)?.facts.ownerId as MemberId | null,
      outcome: judgeEdit(actor, 'deals', { id, record: deals.get(id), wanted: wanted(id) }).outcome,
    }))
  }

  return {
    // A deal brings its tasks along: a batch writes about ten times as many rows as it has deals.
    batchOf: 500,
    previewOf: plainBatch.previewOf,
    event: 'deal.edited',
    judge: async (tx, actor, ids) => (await look(tx, actor, ids)).map(({ outcome }) => outcome),
    async apply(tx, actor, ids) {
      const looked = await look(tx, actor, ids, true)
      const [giving, others] = [looked.filter(isChanged), looked.filter((one) => !isChanged(one))]
      const outcomes = others.map(({ outcome }) => outcome)
      for (const [ownerId, his] of Map.groupBy(giving, (one) => one.ownerId)) {
        const theirs = his.map(({ outcome }) => outcome.id as DealId)
        outcomes.push(
          ...(await together(tx, theirs, async () => {
            await assignQuietly(tx, { ids: theirs, ownerId }, actor)
            return 'changed'
          })),
        )
      }
      return outcomes
    },
  }
}

const isChanged = ({ outcome }: { outcome: Outcome }) => outcome.became === 'changed'
