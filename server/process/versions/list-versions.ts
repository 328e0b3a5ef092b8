import type { ProcessId, ProcessVersionId } from '../../../contract/ids.ts'
import type { VersionSummary } from '../../../contract/process/process-drafts.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { tables } from '../table.ts'

/** How many open and resting deals the actor may see on each version. Answered from above: a process knows no deals. */
export type CountRunningDeals = (
  tx: Tx,
  actor: Actor,
  processId: ProcessId,
) => Promise<ReadonlyMap<ProcessVersionId, number>>

/** All versions of a process, newest first. @throws Refusal `not_found` where the company has no such process */
export async function listVersions(
  tx: Tx,
  countRunningDeals: CountRunningDeals,
  { id }: { id: ProcessId },
  actor: Actor,
): Promise<{ rows: VersionSummary[] }> {
  const process = await tables(tx)
    .selectFrom('processes')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!process) throw new Refusal('not_found')
  const rows = await tables(tx)
    .withTables<{ members: { workspace_id: string; id: string; name: string } }>()
    .selectFrom('process_versions as v')
    .leftJoin('members as m', (join) =>
      join.onRef('m.workspace_id', '=', 'v.workspace_id').onRef('m.id', '=', 'v.published_by'),
    )
    .select(['v.id', 'v.number', 'v.state', 'v.published_at as publishedAt'])
    .select(['m.name as publishedBy', 'v.reason'])
    .where('v.workspace_id', '=', actor.workspaceId)
    .where('v.process_id', '=', id)
    .orderBy('v.number', 'desc')
    .execute()
  const running = await countRunningDeals(tx, actor, id)
  return { rows: rows.map((row) => ({ ...row, runningDeals: running.get(row.id) ?? 0 })) }
}
