import { sql } from 'kysely'
import type { Export, ExportReading } from '../../contract/exports.ts'
import type { ExportId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Asked } from './list-statement.ts'

/** What was asked for: enough to make the file. */
export interface AskedExport extends Export {
  asked: Asked
  columns: readonly string[] | null
  reading: ExportReading
}

/** Keeps what somebody asks for, and lets go of what nobody can fetch any more. */
export async function insertExport(tx: Tx, actor: Actor, asked: Omit<AskedExport, 'at'>): Promise<Export> {
  await sql`
    delete from exports where workspace_id = ${actor.workspaceId} and asked_at < now() - interval '1 day'
  `.execute(tx)
  const { rows } = await sql<Export>`
    insert into exports (workspace_id, id, list, asked, columns, format, reading, asked_by)
    values (${actor.workspaceId}, ${asked.id}, ${asked.list}, ${JSON.stringify(asked.asked)}::jsonb, ${asked.columns},
            ${asked.format}, ${asked.reading}, ${actor.memberId})
    returning id, list, format, asked_at as at
  `.execute(tx)
  return rows[0] as Export
}

/** Only whoever asked for it fetches it, and only for an hour: a link that is passed on opens nothing. */
export async function loadExport(tx: Tx, actor: Actor, id: ExportId): Promise<AskedExport> {
  const { rows } = await sql<AskedExport>`
    select e.id, e.list, e.format, e.asked_at as at, e.asked, e.columns, e.reading from exports e
    where e.workspace_id = ${actor.workspaceId} and e.id = ${id} and e.asked_by = ${actor.memberId}
      and e.asked_at > now() - interval '1 hour'
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}
