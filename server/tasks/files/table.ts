import { type RawBuilder, sql } from 'kysely'
import type { CompanyId, DealId, FileId, PersonId, TaskId, WorkspaceId } from '../../../contract/ids.ts'
import { fileBackMinutes } from '../../../contract/tasks/files.ts'
import { type Holder, heldBy } from '../../customers/holder.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { FileRow } from './file.ts'
import { visibleFiles } from './policy.ts'

/** Longer than it may be undone: nobody finds the bytes gone while he asks for them. */
const keptMinutes = 60

type Which = 'there' | 'removed or not'

/** Files that are there and that he may see, newest first. */
export async function filesWhere(
  tx: Tx,
  actor: Actor,
  condition: RawBuilder<unknown>,
  which: Which = 'there',
): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select f.id, f.deal_id as "dealId", f.company_id as "companyId", f.person_id as "personId", f.task_id as "taskId", t.name as "taskName", t.state as "taskState", f.name,
           f.size::float8 as size, f.sha256, f.media_type as "mediaType", f.scan, utc(f.added_at) as "addedAt",
           case when m.id is null then null else jsonb_build_object('id', m.id, 'name', m.name) end as "addedBy",
           coalesce(d.owner_id, c.owner_id, p.owner_id) as "ownerId", f.removed_at is not null as removed
    from files f
    left join deals d on d.workspace_id = f.workspace_id and d.id = f.deal_id
    left join companies c on c.workspace_id = f.workspace_id and c.id = f.company_id
    left join people p on p.workspace_id = f.workspace_id and p.id = f.person_id
    left join tasks t on t.workspace_id = f.workspace_id and t.id = f.task_id
    left join members m on m.workspace_id = f.workspace_id and m.id = f.added_by
    where f.workspace_id = ${actor.workspaceId} and ${which === 'there' ? sql`f.removed_at is null` : sql`true`}
      and ${condition} and ${visibleFiles(actor)}
    order by f.added_at desc, f.id desc
  `.execute(tx)
  return rows
}

/** The file. `not_found` when there is none, or none that he may see. */
export async function fileCalled(tx: Tx, actor: Actor, id: FileId, which?: Which): Promise<FileRow> {
  const [file] = await filesWhere(tx, actor, sql`f.id = ${id}`, which)
  if (!file) throw new Refusal('not_found')
  return file
}

/** What files belong to. */
export type Owning = { dealId: DealId } | Holder

export const filesOn = (on: Owning): RawBuilder<boolean> =>
  'dealId' in on ? sql<boolean>`f.deal_id = ${on.dealId}` : heldBy(on, 'f')

export interface NewFile {
  id: FileId
  dealId: DealId | null
  companyId: CompanyId | null
  personId: PersonId | null
  taskId: TaskId | null
  name: string
  size: number
  sha256: string
  mediaType: string
  scan: 'clean' | 'waiting'
}

export async function insertFile(tx: Tx, actor: Actor, file: NewFile): Promise<void> {
  await sql`
    insert into files (workspace_id, id, deal_id, company_id, person_id, task_id, name, size, sha256, media_type, scan,
                       added_at, added_by)
    values (${actor.workspaceId}, ${file.id}, ${file.dealId}, ${file.companyId}, ${file.personId}, ${file.taskId},
            ${file.name}, ${file.size}, ${file.sha256}, ${file.mediaType}, ${file.scan}, now(), ${actor.memberId})
  `.execute(tx)
}

/** The row stays as a trace. @returns false when somebody took it away before */
export async function markRemoved(tx: Tx, actor: Actor, id: FileId): Promise<boolean> {
  const marked = await sql`
    update files
    set removed_at = now(), removed_by = ${actor.memberId}
    where workspace_id = ${actor.workspaceId} and id = ${id} and removed_at is null
  `.execute(tx)
  return marked.numAffectedRows === 1n
}

/** @returns false when it is too late, or when the scanner refused it */
export async function markBroughtBack(tx: Tx, actor: Actor, id: FileId): Promise<boolean> {
  const marked = await sql`
    update files
    set removed_at = null, removed_by = null
    where workspace_id = ${actor.workspaceId} and id = ${id} and scan <> 'infected'
      and removed_at > now() - make_interval(mins => ${fileBackMinutes})
  `.execute(tx)
  return marked.numAffectedRows === 1n
}

/** Of these, whose bytes are still wanted: they are there, or were taken away so lately that it may be undone. */
export async function wantedOf(
  tx: Tx,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from files f
    where workspace_id = ${workspaceId} and id::text = any (${[...ids]}::text[])
      and (removed_at is null or ${isLatelyRemoved})
  `.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** What was taken away and is kept for an undo, and all that is stored, those bytes among it. */
export async function removedLately(
  tx: Tx,
  workspaceId: WorkspaceId,
): Promise<{ ids: FileId[]; bytes: number }> {
  const { rows } = await sql<{ ids: FileId[]; bytes: number }>`
    select coalesce(array_agg(f.id), '{}') as ids,
           (coalesce(sum(f.size), 0) + (select coalesce(sum(t.size), 0) from files t
                                        where t.workspace_id = ${workspaceId} and t.removed_at is null))::float8 as bytes
    from files f
    where f.workspace_id = ${workspaceId} and ${isLatelyRemoved}
  `.execute(tx)
  return rows[0] as { ids: FileId[]; bytes: number }
}

const isLatelyRemoved = sql<boolean>`(
  f.removed_at is not null and f.removed_at > now() - make_interval(mins => ${keptMinutes}) and f.scan <> 'infected')`

/** Files that count for a task: those nobody has to wait for. */
export async function cleanFilesOn(tx: Tx, actor: Actor, taskId: TaskId): Promise<number> {
  const { rows } = await sql<{ files: number }>`
    select count(*)::int as files
    from files
    where workspace_id = ${actor.workspaceId} and task_id = ${taskId} and removed_at is null and scan = 'clean'
  `.execute(tx)
  return rows[0]?.files ?? 0
}

/** How much is stored: bytes of the workspace, and files on the deal or customer. */
export async function storedBy(
  tx: Tx,
  workspaceId: WorkspaceId,
  on: Owning,
): Promise<{ bytes: number; there: number }> {
  const { rows } = await sql<{ bytes: number; there: number }>`
    select (select coalesce(sum(size), 0)::float8 from files
            where workspace_id = ${workspaceId} and removed_at is null) as bytes,
           (select count(*)::int from files f
            where f.workspace_id = ${workspaceId} and ${filesOn(on)} and f.removed_at is null) as there
  `.execute(tx)
  return rows[0] as { bytes: number; there: number }
}

/** Two who add at once would each find room for one: the company's uploads are written one after another. */
export async function lockRoom(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`files ${workspaceId}`}, 0))`.execute(tx)
}
