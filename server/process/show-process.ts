import type { ProcessId } from '../../contract/ids.ts'
import type { ProcessVersion } from '../../contract/process/process.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { hintsOf } from './faults/hints.ts'
import { holdersOf } from './holders.ts'
import { tables } from './table.ts'

/** A process as of its latest version, or of the numbered one. `not_found` when the company has no such. */
export async function showProcess(
  tx: Tx,
  { id, version }: { id: ProcessId; version?: number | undefined },
  actor: Actor,
): Promise<ProcessVersion> {
  const row = await tables(tx)
    .selectFrom('process_versions')
    .select(['id as versionId', 'process_id as processId', 'number', 'state', 'published_at as publishedAt'])
    .select('document')
    .where('workspace_id', '=', actor.workspaceId)
    .where('process_id', '=', id)
    .$if(version !== undefined, (query) => query.where('number', '=', version as number))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new Refusal('not_found')
  const roles = row.document.roles.map(({ key }) => key)
  return { ...row, hints: hintsOf(row.document), holders: await holdersOf(tx, actor, roles) }
}
