import { type Generated, sql } from 'kysely'
import type { MemberId, ProcessId, ProcessVersionId, WorkspaceId } from '../../contract/ids.ts'
import type { DraftDocument, ProcessDocument } from '../../contract/process/process-document.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { newId } from '../platform/ids.ts'

export type ProcessTables = {
  processes: {
    workspace_id: WorkspaceId
    id: ProcessId
    key: string
    /** The company's order: which process is asked first whether it applies. */
    position: number
    /** Grows with every save, publication and discarding of its draft. */
    draft_version: Generated<number>
    retired_at: string | null
    retired_reason: string | null
    retired_by: MemberId | null
  }
  process_versions: {
    workspace_id: WorkspaceId
    id: ProcessVersionId
    process_id: ProcessId
    number: number
    /** The latest version of a process is published, the others are retired: deals that run them go on. */
    state: Generated<'published' | 'retired'>
    document: ProcessDocument
    published_at: string
    published_by: MemberId | null
    reason: string | null
  }
  process_drafts: {
    workspace_id: WorkspaceId
    process_id: ProcessId
    document: DraftDocument
    based_on: number | null
    saved_at: Generated<string>
    saved_by: MemberId
  }
}

export const tables = (tx: Tx) => tx.withTables<ProcessTables>()

/** The process of this key, made if there is none yet, locked until the transaction ends. */
export async function lockedProcess(tx: Tx, actor: Actor, key: string): Promise<{ id: ProcessId }> {
  // Two who publish the same new key at once meet at the unique key: the second waits here and finds the first's row.
  await sql`
    insert into processes (workspace_id, id, key, position)
    select ${actor.workspaceId}, ${newId<ProcessId>()}, ${key}, coalesce(max(position) + 1, 0)
    from processes
    where workspace_id = ${actor.workspaceId}
    on conflict (workspace_id, key) do nothing
  `.execute(tx)
  return tables(tx)
    .selectFrom('processes')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('key', '=', key)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
}

/** The version that new deals run. */
export async function publishedVersion(tx: Tx, actor: Actor, processId: ProcessId) {
  return tables(tx)
    .selectFrom('process_versions')
    .select(['id', 'number', 'document'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('process_id', '=', processId)
    .where('state', '=', 'published')
    .executeTakeFirst()
}

/** The next version takes the place of the one before. */
export async function saveVersion(
  tx: Tx,
  actor: Actor,
  processId: ProcessId,
  version: { id: ProcessVersionId; number: number; document: ProcessDocument; reason: string | null },
): Promise<void> {
  await tables(tx)
    .updateTable('process_versions')
    .set({ state: 'retired' })
    .where('workspace_id', '=', actor.workspaceId)
    .where('process_id', '=', processId)
    .where('state', '=', 'published')
    .execute()
  await sql`
    insert into process_versions (workspace_id, id, process_id, number, state, document, published_at, published_by,
                                  reason)
    values (${actor.workspaceId}, ${version.id}, ${processId}, ${version.number}, 'published',
            ${JSON.stringify(version.document)}, now(), ${actor.memberId},
            ${version.reason})
  `.execute(tx)
  // Whoever has a screen of the draft open learns of it at his next save.
  await sql`
    update processes set draft_version = draft_version + 1
    where workspace_id = ${actor.workspaceId} and id = ${processId}
  `.execute(tx)
}
