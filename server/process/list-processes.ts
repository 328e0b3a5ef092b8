import type { ProcessId } from '../../contract/ids.ts'
import type { ProcessSummary } from '../../contract/process.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { publishedProcesses } from './versions/published-processes.ts'

/** How many open deals the actor may see in each process. Answered from above: a process knows no deals. */
export type CountOpenDeals = (tx: Tx, actor: Actor) => Promise<ReadonlyMap<ProcessId, number>>

/** The company's processes in its order, each with its latest published version. */
export async function listProcesses(
  tx: Tx,
  countOpenDeals: CountOpenDeals,
  actor: Actor,
): Promise<{ rows: ProcessSummary[] }> {
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
  }
}
