import { sql } from 'kysely'
import type { ProcessId, ProcessVersionId, WorkspaceId } from '../../contract/ids.ts'
import type { ProcessDocument } from '../../contract/process.ts'
import type { Tx } from '../platform/database/tx.ts'
import { documentOf } from './version-document.ts'

export interface PublishedProcess {
  id: ProcessId
  versionId: ProcessVersionId
  number: number
  publishedAt: string
  document: ProcessDocument
}

/** The company's processes in its order, each with its latest published version. */
export async function publishedProcesses(tx: Tx, workspaceId: WorkspaceId): Promise<PublishedProcess[]> {
  const { rows } = await sql<Omit<PublishedProcess, 'document'>>`
    select p.id, v.id as "versionId", v.number, v.published_at as "publishedAt"
    from processes p
    join lateral (
      select v.id, v.number, v.published_at
      from process_versions v
      where v.workspace_id = p.workspace_id and v.process_id = p.id and v.state = 'published'
      order by v.number desc limit 1
    ) v on true
    where p.workspace_id = ${workspaceId}
    order by p.position, p.id
  `.execute(tx)
  return Promise.all(rows.map(async (row) => ({ ...row, document: await documentOf(tx, row.versionId) })))
}
