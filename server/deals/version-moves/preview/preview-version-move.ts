import { type RawBuilder, sql } from 'kysely'
import type { ProcessId, ProcessVersionId } from '../../../../contract/ids.ts'
import type { ProcessDocument } from '../../../../contract/process/process-document.ts'
import type {
  previewVersionMove as route,
  VersionMovePreview,
} from '../../../../contract/process/version-moves.ts'
import type { Received } from '../../../../contract/route.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { chosenDeals, mustKnowDeals } from '../chosen-deals.ts'
import { type Passage, passagesTo } from '../passages.ts'
import { allowVersionMoves } from '../policy.ts'
import { dealsStanding } from '../standing-deals.ts'
import { versionsAsked } from '../versions-asked.ts'
import { countNewTasks } from './count-new-tasks.ts'

/** What a move would do, exactly as things are now. Nothing is locked and nothing written. */
export async function previewVersionMove(
  tx: Tx,
  { id: processId, ...asked }: { id: ProcessId } & Received<typeof route>['body'],
  actor: Actor,
): Promise<VersionMovePreview> {
  allowVersionMoves(actor)
  const { target, from, others } = await versionsAsked(tx, actor, processId, asked)
  const { dealIds, filter, mapping } = asked
  await mustKnowDeals(tx, actor, processId, { dealIds })

  const standing = await dealsStanding(tx, actor, processId, { dealIds, filter })
  const passages = passagesTo(target.document, from, mapping)
  const rows = []
  for (const passage of passages) {
    const here = standing.find(
      ({ versionId, stageKey }) => versionId === passage.version.id && stageKey === passage.from.key,
    )
    if (!here) continue
    const tasks = passage.to
      ? await countTasks(tx, actor, passage, target.document, {
          deals: here.deals,
          among: chosenDeals(actor, processId, { dealIds, filter }),
        })
      : noTasks
    rows.push({
      fromVersion: passage.version.number,
      from: { key: passage.from.key, name: passage.from.name },
      verdict: passage.verdict,
      to: passage.to?.key ?? null,
      nearest: passage.verdict === 'cannot_be_mapped' ? passage.nearest : null,
      deals: here.deals,
      resting: here.resting,
      ...tasks,
    })
  }
  const dealsOf = (id: ProcessVersionId) =>
    standing.reduce((sum, row) => sum + (row.versionId === id ? row.deals : 0), 0)
  return {
    toVersion: target.number,
    stages: target.document.stages.map(({ key, name }) => ({ key, name })),
    versions: others
      .map(({ id, number }) => ({ number, deals: dealsOf(id) }))
      .filter(({ deals }) => deals > 0)
      .reverse(),
    rows,
    total: totalOf(rows),
  }
}

type Row = VersionMovePreview['rows'][number]

const noTasks = { tasksKept: 0, tasksCancelled: 0, newMandatory: 0, newOptional: 0, newPerhaps: 0 }

function totalOf(rows: readonly Row[]): VersionMovePreview['total'] {
  const sum = (count: (row: Row) => number) => rows.reduce((all, row) => all + count(row), 0)
  return {
    deals: sum(({ deals }) => deals),
    resting: sum(({ resting }) => resting),
    tasksKept: sum(({ tasksKept }) => tasksKept),
    tasksCancelled: sum(({ tasksCancelled }) => tasksCancelled),
    newMandatory: sum(({ newMandatory }) => newMandatory),
    newOptional: sum(({ newOptional }) => newOptional),
    newPerhaps: sum(({ newPerhaps }) => newPerhaps),
    move: sum(({ to, deals }) => (to === null ? 0 : deals)),
    stay: sum(({ verdict, deals }) => (verdict === 'stays' ? deals : 0)),
    cannotBeMapped: sum(({ verdict, deals }) => (verdict === 'cannot_be_mapped' ? deals : 0)),
  }
}

async function countTasks(
  tx: Tx,
  actor: Actor,
  passage: Passage,
  target: ProcessDocument,
  { deals, among }: { deals: number; among: RawBuilder<boolean> },
) {
  const { version, from, kept, gone } = passage
  const standingHere = sql`${among} and d.process_version_id = ${version.id}
    and d.stage_key = ${from.key}`
  const { rows } = await sql<{ key: string; open: number; there: number }>`
    select t.template_key as key, count(*) filter (where t.state = 'open') as open,
           count(distinct t.deal_id) as there
    from deals d
    join tasks t on t.workspace_id = d.workspace_id and t.deal_id = d.id and t.visit_seq = d.visit_seq
    where ${standingHere} and t.template_key is not null and t.state <> 'cancelled'
    group by t.template_key
  `.execute(tx)
  const open = (keys: readonly string[]) =>
    rows.reduce((sum, row) => sum + (keys.includes(row.key) ? row.open : 0), 0)
  const there = new Map(rows.map((row) => [row.key, row.there]))
  const lacking = passage.candidates.map((template) => ({
    template,
    deals: deals - (there.get(template.key) ?? 0),
  }))
  return {
    tasksKept: open(kept),
    tasksCancelled: open(gone),
    ...(await countNewTasks(tx, actor, target, { deals, lacking, standingHere })),
  }
}
