import { sql } from 'kysely'
import type { DealId } from '../contract/ids.ts'
import { ProcessDocument } from '../contract/process/process-document.ts'
import { createDeal } from '../server/deals/create-deal.ts'
import { moveDeal } from '../server/deals/moving/move-deal.ts'
import { publishDocument } from '../server/process/versions/publish-process.ts'
import { median } from './load.ts'
import type { World } from './world.ts'

const deals = 150

/**
 * What a full gate costs: a move out of a stage with 30 tasks (all done) and 20 criteria, and one out of an empty stage,
 * in turns. @returns ours: what the first takes longer, floor: the second, both p50 in ms
 */
export async function measureGate(world: World): Promise<{ ours: number; floor: number }> {
  const { db, actor } = world
  const full = await dealsIn(world, processWith('bench_full_gate', 30, 20))
  const empty = await dealsIn(world, processWith('bench_empty_gate', 0, 0))
  await db.write(actor.workspaceId, (tx) =>
    sql`
      update tasks set state = 'done', closed_at = now()
      where workspace_id = ${actor.workspaceId} and deal_id = any (${full}::uuid[])
    `.execute(tx),
  )
  const taken = { full: [] as number[], empty: [] as number[] }
  for (const [at, id] of full.entries()) {
    taken.full.push(await move(world, id))
    taken.empty.push(await move(world, empty[at] as DealId))
  }
  const floor = median(taken.empty)
  return { ours: median(taken.full) - floor, floor }
}

function processWith(key: string, tasks: number, criteria: number): ProcessDocument {
  return ProcessDocument.parse({
    key,
    name: key,
    appliesWhen: 'false',
    stages: [
      {
        key: 'before',
        name: 'Before the gate',
        winProbability: 10,
        tasks: Array.from({ length: tasks }, (_, at) => ({
          key: `task_${at}`,
          name: `Task ${at}`,
          kind: 'other',
          mandatory: true,
        })),
        exitCriteria: Array.from({ length: criteria }, (_, at) => ({
          key: `criterion_${at}`,
          name: `Criterion ${at}`,
          condition: `deal.amount > ${at}.0 && deal.title != '' && people.count >= 0`,
        })),
      },
      { key: 'after', name: 'After the gate', winProbability: 90 },
    ],
  })
}

async function dealsIn({ db, actor }: World, document: ProcessDocument): Promise<DealId[]> {
  const { processId } = await db.write(actor.workspaceId, (tx) => publishDocument(tx, document, actor))
  const ids: DealId[] = []
  for (let at = 0; at < deals; at++)
    ids.push(
      (
        await db.write(actor.workspaceId, (tx) =>
          createDeal(tx, { title: `Gate ${at}`, amount: 100_000, processId }, actor),
        )
      ).id,
    )
  return ids
}

async function move({ db, actor }: World, id: DealId): Promise<number> {
  const began = performance.now()
  await db.write(actor.workspaceId, (tx) => moveDeal(tx, { id, to: 'after', override: false }, actor))
  return performance.now() - began
}
