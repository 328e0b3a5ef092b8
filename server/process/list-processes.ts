import type { ProcessId } from '../../contract/ids.ts'
import type { listProcesses as contract } from '../../contract/process/process.ts'
import type { Returned } from '../../contract/route.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { holds } from '../team/reach.ts'
import { tables } from './table.ts'
import { publishedProcesses } from './versions/published-processes.ts'

/** How many open deals the actor may see in each process. Answered from above: a process knows no deals. */
export type CountOpenDeals = (tx: Tx, actor: Actor) => Promise<ReadonlyMap<ProcessId, number>>

/** The company's processes in its order, each with its latest published version. */
export async function listProcesses(
  tx: Tx,
  countOpenDeals: CountOpenDeals,
  actor: Actor,
): Promise<Returned<typeof contract>> {
  const processes = await publishedProcesses(tx, actor.workspaceId)
  const openDeals = await countOpenDeals(tx, actor)
  return {
    rows: processes.map(({ document, ...process }) => ({
      ...process,
      name: document.name,
      purpose: document.purpose ?? null,
      stages: document.stages.map(({ key, name, winProbability }) => ({ key, name, winProbability })),
      openDeals: openDeals.get(process.id) ?? 0,
    })),
    begun: holds(actor, 'process.publish') ? await neverPublished(tx, actor) : [],
  }
}

async function neverPublished(tx: Tx, actor: Actor) {
  const rows = await tables(tx)
    .selectFrom('processes as p')
    .innerJoin('process_drafts as d', (join) =>
      join.onRef('d.workspace_id', '=', 'p.workspace_id').onRef('d.process_id', '=', 'p.id'),
    )
    .select(['p.id', 'p.key', 'd.document', 'd.saved_at as savedAt'])
    .where('p.workspace_id', '=', actor.workspaceId)
    .where('d.based_on', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('process_versions as v')
            .select('v.id')
            .whereRef('v.workspace_id', '=', 'p.workspace_id')
            .whereRef('v.process_id', '=', 'p.id'),
        ),
      ),
    )
    .orderBy('p.position')
    .orderBy('p.id')
    .execute()
  return rows.map(({ document, ...row }) => ({ ...row, name: document.name }))
}
