import { sql } from 'kysely'
import type { Merge, MergeCustomers } from '../../../../contract/hygiene/duplicates.ts'
import type { CompanyId, MemberId, MergeId, PersonId } from '../../../../contract/ids.ts'
import { allow, mayCustomer } from '../../../customers/policy.ts'
import type { Actor } from '../../../platform/actor.ts'
import { seen } from '../../../platform/database/seen.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { record } from '../../../platform/events/record.ts'
import { newId } from '../../../platform/ids.ts'
import { fieldRefusal, unknownRecord } from '../../../platform/refusal.ts'
import { keepContacts } from './keep-contacts.ts'
import { mergedColumns, type Row } from './merged-fields.ts'
import { type Moved, moveReferences } from './move-references.ts'
import { referencesTo } from './references.ts'
import { rewriteFilters } from './rewrite-filters.ts'
import { showMerge } from './show-merge.ts'
import {
  aboveOf,
  carryDismissals,
  joinPersonas,
  lineUp,
  lockRecords,
  removeRecord,
  saveColumns,
  type Taken,
} from './table.ts'

/** A version nobody has seen: after an undo no old memory of the merged record fits the next one by chance. */
const versionsAhead = 1_000

/**
 * Makes two records one, in the caller's transaction. Whatever points to the one that goes points to the kept one, fields
 * are chosen, and what it takes to undo it is kept.
 * @throws Refusal `malformed` where one is not there or may not be seen, `not_allowed`, `changed_meanwhile`
 */
export async function mergeCustomers(
  tx: Tx,
  { entity, keep, gone: goes, take }: MergeCustomers,
  actor: Actor,
): Promise<Merge> {
  if (keep.id === goes.id)
    throw fieldRefusal('malformed', 'body.gone.id', 'a record is not merged with itself')
  const { workspaceId } = actor
  const records = await lockRecords(tx, workspaceId, entity, [keep.id, goes.id])
  const before = mustTouch(actor, records.get(keep.id), 'body.keep.id')
  const gone = mustTouch(actor, records.get(goes.id), 'body.gone.id')
  seen(before as Row & { version: number }, keep.version)
  seen(gone as Row & { version: number }, goes.version)

  const ends = { workspaceId, kept: keep.id as string, gone: goes.id as string }
  const taken = await takeOver(tx, entity, before, gone, ends)
  await removeRecord(tx, workspaceId, { entity, id: ends.gone })
  const merged = mergedColumns(entity, { ...before, ...taken.lined }, gone, take)
  const above = aboveOf[entity]
  if (merged[above] === ends.kept) delete merged[above]
  const after = await saveColumns(
    tx,
    workspaceId,
    { entity, id: ends.kept },
    {
      ...taken.lined,
      ...merged,
      version: (before.version as number) + versionsAhead,
    },
  )
  const id = newId<MergeId>()
  const { lined: _lined, ...rest } = taken
  const contacts = await keepContacts(tx, entity, { before, after, gone }, rest.moved, ends)
  await insertMerge(
    tx,
    actor,
    { id, entity, before, after, gone },
    { ...rest, contacts, before, after, gone },
  )
  await record(tx, actor, {
    type: `${entity}.merged`,
    subject: { type: entity, id: ends.kept },
    data: { mergeId: id, gone: ends.gone, name: gone.name, changes: changesOf(before, merged) },
  })
  return showMerge(tx, id, actor)
}

function mustTouch(actor: Actor, row: Row | undefined, path: string): Row {
  const owned = {
    id: (row?.id ?? null) as CompanyId | PersonId | null,
    ownerId: (row?.owner_id ?? null) as MemberId | null,
  }
  if (!row || !mayCustomer(actor, 'see', owned)) throw unknownRecord(path)
  // The one that goes becomes part of the other: who got it shared may not make it his.
  allow(actor, 'give', owned)
  return row
}

async function takeOver(
  tx: Tx,
  entity: MergeCustomers['entity'],
  before: Row,
  gone: Row,
  ends: { workspaceId: Actor['workspaceId']; kept: string; gone: string },
) {
  const { workspaceId } = ends
  let lined: Row = {}
  if (await lineUp(tx, workspaceId, entity, ends)) {
    lined = { [aboveOf[entity]]: gone[aboveOf[entity]] }
    await saveColumns(tx, workspaceId, { entity, id: before.id as string }, lined)
  }
  const personas = entity === 'person' ? await joinPersonas(tx, workspaceId, ends) : []
  const dismissals = await carryDismissals(tx, workspaceId, ends)
  const moved: Moved[] = []
  for (const reference of await referencesTo(tx, entity))
    moved.push(await moveReferences(tx, reference, ends))
  return {
    lined,
    personas,
    ...dismissals,
    moved: [
      ...moved.filter(({ keys, aside }) => keys.length + aside.length > 0),
      ...(await rewriteFilters(tx, ends)),
    ],
  }
}

async function insertMerge(
  tx: Tx,
  actor: Actor,
  { id, entity, before, after, gone }: { id: MergeId; entity: string; before: Row; after: Row; gone: Row },
  taken: Taken,
): Promise<void> {
  // Where both are known to another system, the gone one's key must still lead here.
  const externalId = before.external_id === null ? null : gone.external_id
  await sql`
    insert into merges (workspace_id, id, entity, kept_id, gone_id, kept_name, gone_name, external_id, taken, merged_by)
    values (${actor.workspaceId}, ${id}, ${entity}, ${before.id}, ${gone.id}, ${after.name}, ${gone.name}, ${externalId},
            ${JSON.stringify(taken)}::jsonb, ${actor.memberId})
  `.execute(tx)
}

function changesOf(before: Row, merged: Row): Row {
  return Object.fromEntries(
    Object.entries(merged).map(([column, value]) => [column, [before[column] ?? null, value]]),
  )
}
