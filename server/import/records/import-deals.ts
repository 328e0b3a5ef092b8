import type { MemberId, ProcessVersionId } from '../../../contract/ids.ts'
import type { DealsMapping } from '../../../contract/imports/mapping.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Deal } from '../../deals/deal.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { newId } from '../../platform/ids.ts'
import { documentsOf } from '../../process/versions/version-document.ts'
import { reaches } from '../../team/reach.ts'
import { failed, type Plan } from '../import.ts'
import type { RowRead } from '../reading/read-row.ts'
import type { Run } from '../running/run.ts'
import { changeDeals, type DealChange, findDeals, planChange } from './change-deals.ts'
import { createReferred } from './create-referred.ts'
import { type DealDraft, draftDeal, externalIdOf } from './deal-draft.ts'
import { type DealPerson, findDealPeople } from './find-deal-people.ts'
import { insertDeals, newDeals } from './insert-deals.ts'
import { alsoOf, type Linked, linkRows, recordLinks } from './link-rows.ts'
import { makeDealPeople, markThoseOn } from './put-deal-people.ts'
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
    const known = await knownDeals(tx, actor, run, reads)
    const documents = await documentsOf(
      tx,
      known.flatMap((deal) => deal?.processVersionId ?? []),
    )
    const companies = known.map((deal) => deal?.companyId ?? null)
    const people = await findDealPeople(tx, actor, run, reads, linked, companies)
    const drafts = reads.map((read, place) =>
      draftDeal(
        runFor(run, documents, known[place]),
        read,
        linked[place] as Linked,
        people[place] as DealPerson | null,
      ),
    )
    await markThoseOn(tx, actor, drafts, known)
    const plans: Plan<DealRecord>[] = []
    const changes: { place: number; change: DealChange }[] = []
    for (const [place, draft] of drafts.entries()) {
      const { row } = draft.read
      const existing = known[place]
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
        const also = [...alsoOf(recordLinks.deals, draft.linked), ...alsoPerson(draft)]
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
    await makeDealPeople(tx, actor, run, plans)
    await insertDeals(tx, actor, run as Run<DealsMapping>, plans)
    await changeDeals(tx, actor, plans)
  },
}

const alsoPerson = ({ person }: DealDraft) =>
  person?.fresh ? [{ what: 'people', name: `${person.fresh.name} ${person.id}` }] : []

/** Which deal each row means: by our id where it has a known one, else by that of its own system. */
async function knownDeals(tx: Tx, actor: Actor, run: Run<DealsMapping>, reads: readonly RowRead[]) {
  const byOurs = run.mapping.identity === 'stagecraft_id'
  const idOf = ({ values }: RowRead) => (byOurs ? (values.stagecraft_id as string | undefined) : undefined)
  const found = await findDeals(tx, actor, run, {
    ids: reads.flatMap((read) => idOf(read) ?? []),
    externalIds: reads.map((read) => externalIdOf(run, read)),
  })
  return reads.map((read) => found.get(idOf(read) ?? '') ?? found.get(`external ${externalIdOf(run, read)}`))
}

/** Stages and reasons of a known deal are called as in the process it runs, whichever that is. */
function runFor(
  run: Run<DealsMapping>,
  documents: ReadonlyMap<ProcessVersionId, ProcessDocument>,
  existing: Deal | undefined,
): Run<DealsMapping> {
  const document = existing && documents.get(existing.processVersionId)
  return document && run.process ? { ...run, process: { ...run.process, document } } : run
}
