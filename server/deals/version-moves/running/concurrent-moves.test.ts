import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { DealId } from '../../../../contract/ids.ts'
import { ProcessDocument } from '../../../../contract/process/process-document.ts'
import { aDeal, lampProcess, playCast } from '../../../../test/cast.ts'
import { databaseForFile } from '../../../../test/database.ts'
import { unequalTotals } from '../../../../test/unequal-totals.ts'
import { openPool } from '../../../platform/database/pool.ts'
import { openDatabase } from '../../../platform/database/tx.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { publishDocument } from '../../../process/versions/publish-process.ts'
import { moveDeal } from '../../moving/move-deal.ts'
import { runVersionMove } from './run-version-move.ts'
import { startVersionMove } from './start-version-move.ts'

const database = await databaseForFile()
const cast = await playCast(database.db)

const deals = 1_000
const movers = 20

/** What somebody may hear who moves a deal that a version move has come to first. */
const outrun = new Set(['changed_meanwhile', 'already_in_stage', 'move_not_allowed', 'criteria_unmet'])

async function manyDeals(): Promise<DealId[]> {
  const ids: DealId[] = []
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (ids.length < deals - 7) ids.push((await aDeal(cast)).id)
    }),
  )
  while (ids.length < deals) ids.push((await aDeal(cast)).id)
  return ids.sort()
}

test('a thousand deals in a stage that goes, twenty people moving them: none is ever without a stage', {
  timeout: 300_000,
}, async () => {
  const ids = await manyDeals()
  expect(ids).toHaveLength(deals)
  const { workspaceId } = cast.kari
  await cast.db.write(workspaceId, (tx) =>
    publishDocument(
      tx,
      ProcessDocument.parse({ ...lampProcess, stages: lampProcess.stages.slice(1) }),
      cast.kari,
    ),
  )
  const { id } = await cast.db.write(workspaceId, (tx) =>
    startVersionMove(
      tx,
      {
        id: cast.processId,
        toVersion: 2,
        mapping: [{ from: 'first_talk', to: 'negotiating' }],
        reason: 'New',
      },
      cast.kari,
    ),
  )

  const others = openDatabase(openPool({ ...database.appOptions, max: movers }))
  let over = false
  const heard = { moved: 0, refused: 0 }
  const people = Array.from({ length: movers }, async (_, person) => {
    for (let at = person * 7; !over; at = (at + 37) % deals) {
      const to = at % 2 ? 'pricing' : 'negotiating'
      const work = others.write(workspaceId, (tx) =>
        moveDeal(tx, { id: ids[at] as DealId, to, override: false, reason: 'It goes on' }, cast.ola),
      )
      const fault = await work.then(
        () => null,
        (thrown: unknown) => thrown,
      )
      if (fault === null) heard.moved++
      else if (fault instanceof Refusal && outrun.has(fault.code)) heard.refused++
      else throw fault
    }
  })
  await sleep(100)
  const run = await runVersionMove(cast.db, cast.kari, id, { batchOf: 50 })
  over = true
  await Promise.all(people)
  await others.end()
  expect(heard.moved).toBeGreaterThan(movers)
  expect(heard.refused).toBeGreaterThan(0)
  expect(run).toMatchObject({ state: 'done', total: deals, moved: deals, stayed: 0 })

  const { rows } = await database.owner.query(
    `select count(*) as deals, count(*) filter (where v.number = 2) as moved,
            count(*) filter (where not exists (
              select from jsonb_array_elements(v.document -> 'stages') s where s ->> 'key' = d.stage_key)) as astray,
            count(*) filter (where (
              select array_agg(row(s.seq, s.stage_key)::text) from stage_visits s
              where s.workspace_id = d.workspace_id and s.deal_id = d.id and s.left_at is null)
              is distinct from array[row(d.visit_seq, d.stage_key)::text]) as in_another_visit,
            count(*) filter (where (
              select count(*) from events e
              where e.workspace_id = d.workspace_id and e.deal_id = d.id and e.type = 'deal.version_moved') <> 1)
              as told_otherwise
     from deals d
     join process_versions v on v.workspace_id = d.workspace_id and v.id = d.process_version_id
     where d.workspace_id = $1`,
    [workspaceId],
  )
  expect(rows).toEqual([{ deals, moved: deals, astray: 0, in_another_visit: 0, told_otherwise: 0 }])
  expect(await unequalTotals(database.owner)).toEqual([])
})
