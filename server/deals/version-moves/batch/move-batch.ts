import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { record } from '../../../platform/events/record.ts'
import { chosenDeals } from '../chosen-deals.ts'
import type { Run } from '../running/run.ts'
import { loadMove, type Progress, saveEnd, saveProgress } from '../table.ts'
import { changeOver } from './change-over.ts'
import { countMoved } from './count-moved.ts'
import { createTasks } from './create-tasks.ts'
import { keepTasks } from './keep-tasks.ts'
import type { LockedDeal, MovingDeal } from './moving-deal.ts'

/**
 * Judges the next deals and moves those that are to move, with its progress in the same transaction: after a crash a
 * deal either runs the new version and is counted, or neither. A deal somebody has at hand is waited for, and judged by
 * what it is then.
 * @returns whether there may be more to do
 */
export async function moveBatch(tx: Tx, actor: Actor, run: Run, most: number): Promise<boolean> {
  const { id } = run.move
  const { state, lastDeal } = await loadMove(tx, actor.workspaceId, id, 'lock')
  if (state !== 'running') return false
  const locked = await lockNext(tx, actor, run, lastDeal, most)
  const last = locked.at(-1)
  if (!last) {
    await finish(tx, actor, run)
    return false
  }
  const at = Date.now()
  const moving = locked.flatMap((deal): MovingDeal[] => {
    const place = run.placeOf.get(`${deal.versionId} ${deal.stageKey}`)
    return place !== undefined && run.passages[place]?.to ? [{ ...deal, place }] : []
  })
  const tasks = moving.length === 0 ? noTasks : await move(tx, actor, run, moving, at)
  const progress = {
    lastDeal: last.id,
    moved: moving.length,
    stayed: locked.length - moving.length,
    ...tasks,
  }
  await saveProgress(tx, actor.workspaceId, id, progress)
  await record(tx, actor, {
    type: 'version_move.progressed',
    subject: { type: 'version_move', id },
    data: { moved: progress.moved, stayed: progress.stayed },
  })
  return true
}

const noTasks = { tasksCancelled: 0, tasksCreated: 0 }

async function move(
  tx: Tx,
  actor: Actor,
  run: Run,
  deals: readonly MovingDeal[],
  at: number,
): Promise<Pick<Progress, 'tasksCancelled' | 'tasksCreated'>> {
  await changeOver(tx, actor, run, deals, at)
  const tasksCancelled = await keepTasks(tx, actor, run, deals, at)
  const tasksCreated = await createTasks(tx, actor, run, deals, at)
  await countMoved(tx, actor, run, deals)
  await tell(tx, actor, run, deals, at)
  return { tasksCancelled, tasksCreated }
}

/** In the order of their ids, so that two who lock several deals cannot wait for each other. */
async function lockNext(
  tx: Tx,
  actor: Actor,
  { move: { processId, chosen }, from }: Run,
  after: string | null,
  most: number,
): Promise<LockedDeal[]> {
  const { rows } = await sql<LockedDeal>`
    select d.id, d.process_version_id as "versionId", d.stage_key as "stageKey", d.visit_seq as "visitSeq",
           d.entered_at as "enteredAt", d.rested_at as "restedAt", d.status = 'resting' as resting, d.owner_id as "ownerId"
    from deals d
    where ${chosenDeals(actor, processId, chosen)}
      and d.process_version_id = any (${from.map((version) => version.id)}::uuid[])
      ${after ? sql`and d.id > ${after}` : sql``}
    order by d.id
    limit ${most}
    for update of d
  `.execute(tx)
  return rows
}

/** One event a deal, for its timeline. */
async function tell(tx: Tx, actor: Actor, run: Run, deals: readonly MovingDeal[], at: number): Promise<void> {
  const { id, reason } = run.move
  const told = run.passages.map(({ version, from, to }) => ({
    from: version.number,
    to: run.target.number,
    fromStage: from.key,
    toStage: to?.key ?? null,
    stageName: from.name,
    reason,
    move: id,
  }))
  await sql`
    insert into events (workspace_id, type, subject_type, subject_id, deal_id, by, via, at, data)
    select ${actor.workspaceId}, 'deal.version_moved', 'deal', b.id, b.id, ${actor.memberId}::uuid, ${actor.via},
           ${new Date(at).toISOString()}::timestamptz, ${JSON.stringify(told)}::jsonb -> b.place
    from unnest(${deals.map((deal) => deal.id)}::uuid[], ${deals.map((deal) => deal.place)}::integer[]) as b (id, place)
  `.execute(tx)
}

async function finish(tx: Tx, actor: Actor, { move: { id } }: Run): Promise<void> {
  await saveEnd(tx, actor.workspaceId, id, 'done')
  const { processId, toVersion, total, moved, stayed } = await loadMove(tx, actor.workspaceId, id)
  await record(tx, actor, {
    type: 'version_move.finished',
    subject: { type: 'version_move', id },
    data: { processId, toVersion, total, moved, stayed },
  })
}
