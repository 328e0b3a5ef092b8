import type { ProcessId, ProcessVersionId, WorkspaceId } from '../../../contract/ids.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { tables } from '../table.ts'
import { documentsOf } from './version-document.ts'

export interface PublishedProcess {
  id: ProcessId
  key: string
  versionId: ProcessVersionId
  versionNumber: number
  publishedAt: string
  /** No new deal runs it any more. */
  retiredAt: string | null
  document: ProcessDocument
}

/** Processes that new deals may run: all but the retired. */
export const notRetired = (processes: readonly PublishedProcess[]) =>
  processes.filter(({ retiredAt }) => retiredAt === null)

/** Every process with its latest version, in the company's order; retired ones too, since deals still run them. */
export async function publishedProcesses(tx: Tx, workspaceId: WorkspaceId): Promise<PublishedProcess[]> {
  const rows = await tables(tx)
    .selectFrom('processes as p')
    .innerJoin('process_versions as v', (join) =>
      join.onRef('v.workspace_id', '=', 'p.workspace_id').onRef('v.process_id', '=', 'p.id'),
    )
    .select([
      'p.id',
      'p.key',
      'p.retired_at as retiredAt',
      'v.id as versionId',
      'v.number as versionNumber',
      'v.published_at as publishedAt',
    ])
    .where('p.workspace_id', '=', workspaceId)
    .where('v.state', '=', 'published')
    .orderBy('p.position')
    .orderBy('p.id')
    .execute()
  const documents = await documentsOf(
    tx,
    rows.map((row) => row.versionId),
  )
  return rows.map((row) => ({ ...row, document: documents.get(row.versionId) as ProcessDocument }))
}
