import { sql } from 'kysely'
import type { ImportId, WorkspaceId } from '../../contract/ids.ts'
import type { ImportKind } from '../../contract/imports/fields.ts'
import type { ImportState } from '../../contract/imports/imports.ts'
import type { ImportMapping } from '../../contract/imports/mapping.ts'
import type { FileProfile } from '../../contract/imports/profile.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import type { FileRow, ImportRecord, Made, Plan } from './import.ts'

export const importColumns = sql`
  i.id, i.kind, i.file_name as "fileName", i.state, i.columns, i.profile, i.mapping, i.rows_total as "rowsTotal",
  i.rows_done as "rowsDone", i.created, i.updated, i.unchanged, i.failed, i.flagged, i.made, i.fault,
  case when m.id is null then null else jsonb_build_object('id', m.id, 'name', m.name) end as by,
  i.created_at as "createdAt", i.started_at as "startedAt", i.finished_at as "finishedAt", i.version`

export const importsWithMember = sql`imports i
  left join members m on m.workspace_id = i.workspace_id and m.id = i.by`

/** @throws Refusal `not_found` */
export async function loadImport(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: ImportId,
  lock?: 'lock',
): Promise<ImportRecord> {
  const { rows } = await sql<ImportRecord>`
    select ${importColumns} from ${importsWithMember}
    where i.workspace_id = ${workspaceId} and i.id = ${id}
    ${lock ? sql`for update of i` : sql``}
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

export async function insertImport(
  tx: Tx,
  actor: Actor,
  {
    id,
    kind,
    fileName,
    columns,
  }: { id: ImportId; kind: ImportKind; fileName: string; columns: readonly string[] },
): Promise<void> {
  await sql`
    insert into imports (workspace_id, id, kind, file_name, state, columns, by, created_at)
    values (${actor.workspaceId}, ${id}, ${kind}, ${fileName}, 'uploaded', ${JSON.stringify(columns)}, ${actor.memberId},
            now())
  `.execute(tx)
}

export async function saveProfile(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: ImportId,
  profile: FileProfile,
  rows: number,
) {
  await sql`
    update imports set profile = ${JSON.stringify(profile)}, rows_total = ${rows}
    where workspace_id = ${workspaceId} and id = ${id}
  `.execute(tx)
}

export async function saveMapping(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: ImportId,
  mapping: ImportMapping,
): Promise<void> {
  await sql`
    update imports set mapping = ${JSON.stringify(mapping)}, state = 'mapped', version = version + 1
    where workspace_id = ${workspaceId} and id = ${id}
  `.execute(tx)
}

/** The state and the time that belongs to it. */
export async function saveState(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: ImportId,
  state: ImportState,
  { fault = null, made }: { fault?: string | null; made?: Made } = {},
): Promise<void> {
  await sql`
    update imports
    set state = ${state}, fault = ${fault}, version = version + 1,
        started_at = case when ${state} = 'running' then coalesce(started_at, now()) else started_at end,
        finished_at = case when ${state} in ('done', 'cancelled', 'failed', 'undone') then now() end,
        made = coalesce(${made ? JSON.stringify(made) : null}::jsonb, made)
    where workspace_id = ${workspaceId} and id = ${id}
  `.execute(tx)
}

/** The next rows nobody has dealt with. `after` spares walking over the marks of earlier batches. */
export async function waitingRows(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: ImportId,
  { after, most }: { after: number; most: number },
): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select row_number as row, cells from import_rows
    where workspace_id = ${workspaceId} and import_id = ${id} and state = 'waiting' and row_number > ${after}
    order by row_number limit ${most}
  `.execute(tx)
  return rows
}

/** Marks the rows of a batch and counts them, in the transaction that wrote their records. */
export async function markRows(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: ImportId,
  plans: readonly Plan[],
): Promise<void> {
  const marks = plans.map(({ row, state, id: recordId, before, faults, flags }) => ({
    row,
    state,
    record_id: recordId,
    before: before ?? null,
    faults: faults.length > 0 ? faults : null,
    flags: flags.length > 0 ? flags : null,
  }))
  await sql`
    update import_rows r
    set state = m.state, record_id = m.record_id, before = m.before, faults = m.faults, flags = m.flags
    from json_to_recordset(${JSON.stringify(marks)}::json)
      as m (row integer, state text, record_id uuid, before jsonb, faults jsonb, flags text[])
    where r.workspace_id = ${workspaceId} and r.import_id = ${id} and r.row_number = m.row
  `.execute(tx)
  const count = (state: Plan['state']) => plans.filter((plan) => plan.state === state).length
  await sql`
    update imports
    set rows_done = rows_done + ${plans.length}, created = created + ${count('created')},
        updated = updated + ${count('updated')}, unchanged = unchanged + ${count('unchanged')},
        failed = failed + ${count('failed')}, flagged = flagged + ${plans.filter(({ flags }) => flags.length > 0).length}
    where workspace_id = ${workspaceId} and id = ${id}
  `.execute(tx)
}
