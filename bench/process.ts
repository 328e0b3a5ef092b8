import pg from 'pg'
import type { ProcessId } from '../contract/ids.ts'
import type { ProcessDocument } from '../contract/process/process-document.ts'
import { runVersionMove } from '../server/deals/version-moves/running/run-version-move.ts'
import { startVersionMove } from '../server/deals/version-moves/running/start-version-move.ts'
import { publishDocument } from '../server/process/versions/publish-process.ts'
import { publishedProcesses } from '../server/process/versions/published-processes.ts'
import { makeWorld } from './world.ts'

export interface ProcessFigures {
  /** Seconds to publish a next version while all deals run the one before; floor: the bare insert of its document. */
  publish: { ours: number; floor: number }
  /** Deals per second moved to the next version; floor: one bare update of the same rows' version, rolled back. */
  migrate: { ours: number; floor: number }
}

/**
 * A company in which every deal is running. Each process gets a version that is another in everything a move looks at:
 * a stage less (its deals go to the one before), a task more in the first stage, another deadline in the last.
 */
export async function measureProcess(owner: pg.ClientConfig, deals: number): Promise<ProcessFigures> {
  const world = await makeWorld(owner, { deals, open: 100 })
  const { db, actor, options } = world
  const { workspaceId } = actor
  const client = new pg.Client({ ...owner, ...(options.database && { database: options.database }) })
  await client.connect()
  const taken = { publish: 0, insert: 0, move: 0, update: 0, moved: 0 }
  for (const { id, document } of await db.read(workspaceId, (tx) => publishedProcesses(tx, workspaceId))) {
    const next = anotherVersion(document)
    taken.insert += await seconds(() => bareInsert(client, workspaceId, id, next))
    taken.publish += await seconds(() => db.write(workspaceId, (tx) => publishDocument(tx, next, actor)))
    taken.update += await seconds(() => bareUpdate(client, workspaceId, id))
    await client.query('vacuum analyze deals')
    taken.move += await seconds(async () => {
      const { id: move } = await db.write(workspaceId, (tx) =>
        startVersionMove(tx, { id, toVersion: 2, mapping: [lastButOne(document)], reason: 'Bench' }, actor),
      )
      const { state, moved } = (await runVersionMove(db, actor, move)) ?? { state: 'missing', moved: 0 }
      if (state !== 'done') throw new Error(`the version move is ${state}`)
      taken.moved += moved
    })
  }
  if (taken.moved !== deals) throw new Error(`${taken.moved} of ${deals} deals were moved`)
  await client.end()
  await db.end()
  return {
    publish: { ours: taken.publish, floor: taken.insert },
    migrate: { ours: deals / taken.move, floor: deals / taken.update },
  }
}

function anotherVersion(document: ProcessDocument): ProcessDocument {
  const dropped = lastButOne(document).from
  const stages = document.stages
    .filter(({ key }) => key !== dropped)
    .map((stage) => ({ ...stage, maySkipTo: stage.maySkipTo.filter((key) => key !== dropped) }))
  return {
    ...document,
    stages: stages.map((stage, place) => {
      if (place === 0)
        return {
          ...stage,
          tasks: [
            ...stage.tasks,
            { key: 'bench_task', name: 'Look again', kind: 'other' as const, mandatory: false },
          ],
        }
      return place === stages.length - 1 ? { ...stage, deadline: { breach: { workingDays: 12 } } } : stage
    }),
  }
}

function lastButOne({ stages }: ProcessDocument) {
  return { from: stages.at(-2)?.key as string, to: stages.at(-3)?.key as string }
}

async function bareInsert(client: pg.Client, workspace: string, process: ProcessId, document: object) {
  await client.query('begin')
  await client.query(
    `insert into process_versions (workspace_id, id, process_id, number, state, document, published_at)
     values ($1, gen_random_uuid(), $2, 2, 'retired', $3, now())`,
    [workspace, process, JSON.stringify(document)],
  )
  await client.query('rollback')
}

async function bareUpdate(client: pg.Client, workspace: string, process: ProcessId) {
  await client.query('begin')
  await client.query(
    `update deals
     set process_version_id = (select id from process_versions where workspace_id = $1 and process_id = $2 and number = 2),
         version = version + 1
     where workspace_id = $1 and process_id = $2 and status in ('open', 'resting')`,
    [workspace, process],
  )
  await client.query('rollback')
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}
