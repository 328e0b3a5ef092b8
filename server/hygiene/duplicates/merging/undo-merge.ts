import { sql } from 'kysely'
import type { DuplicateEntity, Merge } from '../../../../contract/hygiene/duplicates.ts'
import type { MemberId, MergeId, PersonId } from '../../../../contract/ids.ts'
import { allow } from '../../../customers/policy.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { record } from '../../../platform/events/record.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { takeBackContacts } from './keep-contacts.ts'
import type { Row } from './merged-fields.ts'
import { moveBack } from './move-references.ts'
import { showMerge } from './show-merge.ts'
import {
  lockRecords,
  partPersonas,
  restoreRecord,
  saveColumns,
  type Taken,
  takeBackDismissals,
} from './table.ts'

interface Undoable {
  entity: DuplicateEntity
  keptId: string
  goneId: string
  taken: Taken | null
  undone: boolean
}

/**
 * Makes two records two again. Where nobody touched them since, every row is as it was, versions included; what somebody did
 * since stays done, on the kept record.
 * @throws Refusal `not_found`, `not_allowed`, `merge_not_undoable` with why: `undone`, `too_late` or `merged_again`
 */
export async function undoMerge(tx: Tx, id: MergeId, actor: Actor): Promise<Merge> {
  const { workspaceId } = actor
  const { entity, keptId, goneId, taken, undone } = await lockMerge(tx, actor, id)
  const kept = (await lockRecords(tx, workspaceId, entity, [keptId])).get(keptId)
  if (!kept) throw undone ? refused('undone') : await mergedAgain(tx, actor, keptId)
  allow(actor, 'edit', { id: kept.id as PersonId, ownerId: kept.owner_id as MemberId | null })
  if (undone) throw refused('undone')
  if (!taken) throw refused('too_late')

  // First the key of another system, which only one of the two can have.
  if (kept.external_id !== taken.before.external_id)
    await saveColumns(tx, workspaceId, { entity, id: keptId }, { external_id: taken.before.external_id })
  await restoreRecord(tx, workspaceId, entity, taken.gone)
  await saveColumns(tx, workspaceId, { entity, id: keptId }, asBefore(kept, taken))
  const ends = { workspaceId, kept: keptId, gone: goneId }
  await partPersonas(tx, workspaceId, keptId, taken.personas)
  await takeBackContacts(tx, workspaceId, taken.contacts)
  for (const moved of taken.moved.toReversed()) await moveBack(tx, moved, ends)
  await takeBackDismissals(tx, workspaceId, keptId, taken)
  await sql`
    update merges set undone_at = now(), undone_by = ${actor.memberId}, taken = null
    where workspace_id = ${workspaceId} and id = ${id}
  `.execute(tx)
  await record(tx, actor, {
    type: `${entity}.unmerged`,
    subject: { type: entity, id: keptId },
    data: { mergeId: id, gone: goneId, name: taken.gone.name },
  })
  return showMerge(tx, id, actor)
}

/** Columns that still are as the merge left them become what they were before it. */
function asBefore(now: Row, { before, after }: Taken): Row {
  const alike = (column: string) => JSON.stringify(now[column]) === JSON.stringify(after[column])
  const untouched = now.version === after.version
  const columns = Object.keys(before).filter((column) => column !== 'version' && alike(column))
  return {
    ...Object.fromEntries(columns.map((column) => [column, before[column]])),
    version: untouched ? before.version : (now.version as number) + 1,
  }
}

async function lockMerge(tx: Tx, actor: Actor, id: MergeId): Promise<Undoable> {
  const { rows } = await sql<Undoable>`
    select entity, kept_id as "keptId", gone_id as "goneId", undone_at is not null as undone,
           case when merged_at > now() - interval '30 days' then taken end as taken
    from merges
    where workspace_id = ${actor.workspaceId} and id = ${id}
    for update
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

/** The kept one went into a third, or was deleted: only who may see that third learns of it. */
async function mergedAgain(tx: Tx, actor: Actor, keptId: string): Promise<Refusal> {
  const { rows } = await sql`
    select from merges where workspace_id = ${actor.workspaceId} and gone_id = ${keptId} and undone_at is null
  `.execute(tx)
  return rows.length > 0 && actor.rights['customers.see'] === 'all'
    ? refused('merged_again')
    : new Refusal('not_found')
}

const refused = (why: string) => new Refusal('merge_not_undoable', { why })
