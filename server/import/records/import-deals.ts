import type { MemberId } from '../../../contract/ids.ts'
import type { DealsMapping } from '../../../contract/imports/mapping.ts'
import { newId } from '../../platform/ids.ts'
import { reaches } from '../../team/reach.ts'
import { failed, type Plan } from '../import.ts'
import type { Run } from '../running/run.ts'
import { changeDeals, type DealChange, findDeals, planChange } from './change-deals.ts'
import { createReferred } from './create-referred.ts'
import { type DealDraft, draftDeal } from './deal-draft.ts'
import { insertDeals, newDeals } from './insert-deals.ts'
import { alsoOf, type Linked, linkRows, recordLinks } from './link-rows.ts'
import type { RecordKind } from './record-kind.ts'

/** A row is a new deal with its history, or a change to one that is known. */
export interface DealRecord {
  draft: DealDraft
  change: DealChange | null
}

export const deals: RecordKind<DealRecord> = {
  async plan(tx, actor, anyRun, rows) {
    const run = anyRun as Run<DealsMapping>
    const reads = rows.map(run.read)
    const linked = await linkRows(tx, actor, run, recordLinks.deals, reads)
    const drafts = reads.map((read, place) => draftDeal(run, read, linked[place] as Linked))
    const known = await findDeals(
      tx,
      actor,
      run,
      drafts.map(({ externalId }) => externalId),
    )
    const plans: Plan<DealRecord>[] = []
    const changes: { place: number; change: DealChange }[] = []
    for (const [place, draft] of drafts.entries()) {
      const { row } = draft.read
      const existing = known.get(draft.externalId)
      const ownerId = (draft.linked.ids.owner_id ?? existing?.ownerId ?? null) as MemberId | null
      // What is only shared stays whose it is.
      const shared = existing && existing.ownerId === ownerId ? existing.id : null
      const mine = reaches(
        actor,
        'deals.edit',
        ownerId ?? ('owner' in run.mapping.relations ? null : actor.memberId),
        shared,
      )
      if (!mine || (existing && !reaches(actor, 'deals.edit', existing.ownerId, shared)))
        draft.faults.push({ column: null, code: 'not_allowed', value: null })
      if (draft.faults.length > 0) plans.push(failed(row, ...draft.faults))
      else if (!existing) {
        const id = newId<string>()
        const also = alsoOf(recordLinks.deals, draft.linked)
        plans.push({
          row,
          state: 'created',
          id,
          faults: [],
          flags: draft.flags,
          record: { draft, change: null },
          also,
        })
      } else {
        changes.push({ place, change: { draft, existing, edited: existing, act: null } })
        plans.push({ row, state: 'unchanged', id: existing.id, faults: [], flags: draft.flags, record: null })
      }
    }
    for (const { place, plan } of await planChange(tx, actor, run, changes)) plans[place] = plan
    await newDeals(tx, actor, run, plans)
    return plans
  },

  async write(tx, actor, run, plans) {
    const records = plans.flatMap(({ record }) => record ?? [])
    const linked = records.map(({ draft }) => draft.linked)
    await createReferred(tx, actor, run, recordLinks.deals, linked)
    await insertDeals(tx, actor, run as Run<DealsMapping>, plans)
    await changeDeals(tx, actor, plans)
  },
}
