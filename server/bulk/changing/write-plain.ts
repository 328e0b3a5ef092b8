import { sql } from 'kysely'
import type { BulkList } from '../../../contract/bulk.ts'
import type { DealId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Changes } from '../../platform/edit.ts'
import { record } from '../../platform/events/record.ts'
import { plainFields } from './plain-fields.ts'
import { type Kept, recordsOf } from './records.ts'

/** A record that changes, with what its event tells. */
export interface Edited {
  before: Kept
  after: Kept
  changes: Changes
}

/** Writes plain fields of many records in one statement and their events in another; versions count up. */
export async function writePlain(
  tx: Tx,
  actor: Actor,
  list: BulkList,
  records: readonly Edited[],
): Promise<void> {
  if (records.length === 0) return
  const { table, entity, told } = recordsOf[list]
  const touched = new Set(records.flatMap(({ changes }) => Object.keys(changes)))
  const columns = Object.entries(plainFields[list]).filter(([field]) => touched.has(field))
  const own = [...touched].some((field) => field.startsWith('own.'))
  const rows = records.map(({ after }) => ({
    id: after.id,
    ...Object.fromEntries(columns.map(([field, [column]]) => [column, after[field]])),
    ...(own && { own: Object.keys(after.own).length === 0 ? null : after.own }),
  }))
  const typed = [...columns.map(([, column]) => column), ...(own ? [['own', 'jsonb'] as const] : [])]
  const set = typed.map(([column]) => sql`${sql.ref(column)} = w.${sql.ref(column)}`)
  const given = typed.map(([column, type]) => sql`${sql.ref(column)} ${sql.raw(type)}`)
  await sql`
    update ${sql.table(table)} r
    set ${sql.join(set)}, version = r.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w (id uuid, ${sql.join(given)})
    where r.workspace_id = ${actor.workspaceId} and r.id = w.id
  `.execute(tx)
  await record(
    tx,
    actor,
    ...records.map(({ after: { id }, changes }) => ({
      type: `${entity}.edited` as const,
      subject: { type: entity, id },
      ...(entity === 'deal' && { dealId: id as DealId }),
      data: told === 'changes' ? { changes } : { changed: fromTo(changes) },
    })),
  )
}

const fromTo = (changes: Changes) =>
  Object.fromEntries(Object.entries(changes).map(([field, [from, to]]) => [field, { from, to }]))
