import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DealId, ProcessId } from '../../../contract/ids.ts'
import { ProcessDocument } from '../../../contract/process/process-document.ts'
import { aDeal, type Cast, lampProcess, playCast } from '../../../test/cast.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { unequalTotals } from '../../../test/unequal-totals.ts'
import type { Actor } from '../../platform/actor.ts'
import { Refusal } from '../../platform/refusal.ts'
import { publishDocument } from '../../process/versions/publish-process.ts'
import { closeDeal } from '../closing/close-deal.ts'
import { moveDeal } from '../moving/move-deal.ts'
import { restDeal } from '../resting/rest-deal.ts'
import { showDeal } from '../show-deal.ts'
import { cancelVersionMove } from './cancel-version-move.ts'
import { previewVersionMove } from './preview/preview-version-move.ts'
import { runVersionMove } from './running/run-version-move.ts'
import { makeVersionMoveRunner } from './running/run-version-moves.ts'
import { startVersionMove } from './running/start-version-move.ts'
import { showVersionMove } from './show-version-move.ts'
import type { VersionMoveRecord } from './version-move.ts'

let database: TestDatabase
let cast: Cast
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

type Stages = ProcessDocument['stages']
type Asked = Partial<Parameters<typeof startVersionMove>[1]>

/** Fjordlys anew, so that each test has its deals and versions to itself. */
async function begin() {
  cast = await playCast(database.db)
}
const write = <T>(work: Parameters<typeof cast.db.write<T>>[1]) => cast.db.write(cast.kari.workspaceId, work)
const show = (id: DealId) => write((tx) => showDeal(tx, { id }, cast.kari))
const lamps = (change: (stages: Stages) => Stages): ProcessDocument =>
  ProcessDocument.parse({ ...lampProcess, stages: change(structuredClone(lampProcess.stages)) })
const publish = (document: ProcessDocument) => write((tx) => publishDocument(tx, document, cast.kari))
const asked = (more: Asked) => ({
  id: cast.processId,
  toVersion: 2,
  mapping: [],
  reason: 'The new way of pricing',
  ...more,
})
const preview = (more: Asked = {}) => write((tx) => previewVersionMove(tx, asked(more), cast.kari))
const start = (more: Asked = {}, actor: Actor = cast.kari) =>
  write((tx) => startVersionMove(tx, asked(more), actor))
async function moveAll(more: Asked = {}): Promise<VersionMoveRecord> {
  const { id } = await start(more)
  return (await runVersionMove(cast.db, cast.kari, id)) as VersionMoveRecord
}
async function inPricing(deal: { amount?: number } = {}): Promise<DealId> {
  const { id } = await aDeal(cast, deal)
  await write((tx) => moveDeal(tx, { id, to: 'pricing', override: false }, cast.ola))
  return id
}
async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const fault = await work.then(() => null).catch((thrown: unknown) => thrown)
  if (!(fault instanceof Refusal)) throw fault ?? new Error('it was not refused')
  return fault
}

const withoutPricing = () => lamps((stages) => stages.filter(({ key }) => key !== 'pricing'))

test('a deal in a stage that both versions have keeps its visit, its clock and its tasks', async () => {
  await begin()
  const id = await inPricing()
  const before = await show(id)
  await publish(lamps((stages) => stages.map((stage) => ({ ...stage, winProbability: 50 }))))
  expect(await moveAll()).toMatchObject({ state: 'done', total: 1, moved: 1, stayed: 0, tasksCancelled: 0 })
  const after = await show(id)
  expect(after).toMatchObject({
    versionNumber: 2,
    stageKey: 'pricing',
    visitSeq: before.visitSeq,
    enteredAt: before.enteredAt,
    deadlineAt: before.deadlineAt,
    version: before.version + 1,
  })
  const outline = (deal: typeof before) =>
    deal.tasks.map(({ id, state, dueAt, assigneeId }) => [id, state, dueAt, assigneeId])
  expect(outline(after)).toEqual(outline(before))
  expect(await unequalTotals(database.owner)).toEqual([])
})

test('tasks the new version does not know are cancelled, new ones are made, changed ones say it anew', async () => {
  await begin()
  const id = await inPricing()
  await publish(
    lamps((stages) =>
      stages.map((stage) =>
        stage.key !== 'pricing'
          ? stage
          : {
              ...stage,
              deadline: { breach: { workingDays: 9 } },
              tasks: [
                { key: 'check', name: 'Check it twice', kind: 'other', mandatory: false },
                {
                  key: 'margin',
                  name: 'Work out the margin',
                  kind: 'other',
                  mandatory: true,
                  role: 'analyst',
                  after: ['check'],
                  due: { workingMinutes: 60 },
                },
                {
                  key: 'gift',
                  name: 'A gift',
                  kind: 'other',
                  mandatory: false,
                  when: 'deal.amount > 9000.0',
                },
                {
                  key: 'card',
                  name: 'A card',
                  kind: 'other',
                  mandatory: false,
                  when: 'deal.amount <= 9000.0',
                },
              ],
            },
      ),
    ),
  )
  const { rows, total } = await preview()
  expect(rows).toMatchObject([{ fromVersion: 1, verdict: 'same_stage', to: 'pricing', deals: 1 }])
  expect(total).toMatchObject({
    tasksKept: 1,
    tasksCancelled: 1,
    newMandatory: 1,
    newOptional: 1,
    newPerhaps: 0,
  })
  const before = await show(id)
  expect(await moveAll()).toMatchObject({ tasksCancelled: 1, tasksCreated: 2 })
  const after = await show(id)
  const open = after.tasks.filter(({ state }) => state === 'open')
  expect(open.map(({ templateKey, name, mandatory }) => [templateKey, name, mandatory]).sort()).toEqual([
    ['card', 'A card', false],
    ['check', 'Check it twice', false],
    ['margin', 'Work out the margin', true],
  ])
  expect(open.find(({ templateKey }) => templateKey === 'margin')).toMatchObject({
    after: ['check'],
    dueAt: null,
  })
  expect(Date.parse(after.deadlineAt ?? '')).toBeGreaterThan(Date.parse(before.deadlineAt ?? ''))
  expect(after.visits.at(-1)?.deadlineAt).toBe(after.deadlineAt)
})

test('a deal whose stage is mapped begins a visit there and takes along the tasks it has there too', async () => {
  await begin()
  const id = await inPricing()
  const before = await show(id)
  await publish(
    lamps((stages) =>
      stages.map((stage) => (stage.key === 'pricing' ? { ...stage, key: 'calculating' } : stage)),
    ),
  )
  const moved = await moveAll({ mapping: [{ from: 'pricing', to: 'calculating' }] })
  expect(moved).toMatchObject({ moved: 1, tasksCancelled: 0, tasksCreated: 0 })
  const after = await show(id)
  expect(after.visits.map(({ stageKey, leftHow, reason }) => [stageKey, leftHow, reason])).toEqual([
    ['first_talk', 'forward', null],
    ['pricing', 'version', 'The new way of pricing'],
    ['calculating', null, null],
  ])
  expect(after.tasks.map(({ id, state }) => [id, state])).toEqual(
    before.tasks.map(({ id, state }) => [id, state]),
  )
  // The gate is that of the new stage, and it opens as before.
  const refused = await refusal(
    write((tx) => moveDeal(tx, { id, to: 'negotiating', override: false }, cast.ola)),
  )
  expect(refused.code).toBe('criteria_unmet')
  await write((tx) =>
    moveDeal(tx, { id, to: 'negotiating', override: true, reason: 'They sign today' }, cast.kari),
  )
  expect(await unequalTotals(database.owner)).toEqual([])
})

test('a stage without counterpart keeps its deals where they are, and the preview says so', async () => {
  await begin()
  const stuck = await inPricing()
  const free = (await aDeal(cast)).id
  // It skipped the stage that goes: with the new version it has not reached that one any more.
  const further = (await aDeal(cast)).id
  await write((tx) => moveDeal(tx, { id: further, to: 'negotiating', override: false }, cast.ola))
  await publish(withoutPricing())
  const before = await preview()
  expect(before.total).toMatchObject({ deals: 3, move: 2, cannotBeMapped: 1 })
  expect(before.rows.find(({ from }) => from.key === 'pricing')).toMatchObject({
    verdict: 'cannot_be_mapped',
    to: null,
    nearest: 'first_talk',
  })
  expect(await moveAll()).toMatchObject({ total: 3, moved: 2, stayed: 1 })
  expect(await show(stuck)).toMatchObject({ versionNumber: 1, stageKey: 'pricing' })
  expect(await show(free)).toMatchObject({ versionNumber: 2, stageKey: 'first_talk' })
  expect(await show(further)).toMatchObject({ versionNumber: 2, stageKey: 'negotiating' })
  expect(await unequalTotals(database.owner)).toEqual([])
})

test('resting deals go along, closed ones stay what they were', async () => {
  await begin()
  const rests = await inPricing()
  await write((tx) => restDeal(tx, { id: rests, until: '2099-01-01', reason: 'Next year' }, cast.ola))
  const lost = (await aDeal(cast)).id
  await write((tx) =>
    closeDeal(tx, { id: lost, outcome: 'lost', reason: 'no_need', override: false }, cast.ola),
  )
  await publish(withoutPricing())
  const mapping = [{ from: 'pricing', to: 'negotiating' }]
  expect((await preview({ mapping })).total).toMatchObject({ deals: 1, resting: 1 })
  expect(await moveAll({ mapping })).toMatchObject({ total: 1, moved: 1 })
  expect(await show(rests)).toMatchObject({ status: 'resting', stageKey: 'negotiating', versionNumber: 2 })
  expect(await show(lost)).toMatchObject({ status: 'lost', versionNumber: 1 })
  expect(await unequalTotals(database.owner)).toEqual([])
})

test('only the chosen deals move, and each has an event that says from where to where', async () => {
  await begin()
  const chosen = (await aDeal(cast)).id
  const other = (await aDeal(cast)).id
  await publish(withoutPricing())
  expect(await moveAll({ dealIds: [chosen] })).toMatchObject({ total: 1, moved: 1 })
  expect(await show(other)).toMatchObject({ versionNumber: 1 })
  const { rows } = await database.owner.query(
    `select deal_id, by, via, data from events where type = 'deal.version_moved' and workspace_id = $1`,
    [cast.kari.workspaceId],
  )
  expect(rows).toMatchObject([
    {
      deal_id: chosen,
      by: cast.kari.memberId,
      via: 'screen',
      data: {
        from: 1,
        to: 2,
        fromStage: 'first_talk',
        toStage: 'first_talk',
        reason: 'The new way of pricing',
      },
    },
  ])
  expect(await moveAll({ filter: { owner: cast.per.memberId } })).toMatchObject({ total: 0, moved: 0 })
  expect(await moveAll({ filter: { owner: cast.ola.memberId } })).toMatchObject({ total: 1, moved: 1 })
})

test('a later word for one version stands before the general one', async () => {
  await begin()
  const old = await inPricing()
  await publish(lamps((stages) => stages.map((stage) => ({ ...stage, winProbability: 50 }))))
  const newer = await inPricing()
  await publish(withoutPricing())
  await moveAll({
    toVersion: 3,
    mapping: [
      { fromVersion: 2, from: 'pricing', to: 'signing' },
      { from: 'pricing', to: 'negotiating' },
    ],
  })
  expect(await show(old)).toMatchObject({ stageKey: 'negotiating', versionNumber: 3 })
  expect(await show(newer)).toMatchObject({ stageKey: 'signing', versionNumber: 3 })
  expect(await unequalTotals(database.owner)).toEqual([])
})

test('an unknown stage, version or deal is refused and named; nothing begins', async () => {
  await begin()
  const deal = (await aDeal(cast)).id
  await publish(withoutPricing())
  const home = cast
  const stranger = await playCast(database.db)
  const foreign = await aDeal(stranger)
  cast = home
  const faults = async (more: Asked) =>
    (await refusal(start(more))).fields?.map(({ path, code }) => [path, code])
  expect(await faults({ mapping: [{ from: 'pricing', to: 'nowhere' }] })).toEqual([
    ['body.mapping.0.to', 'unknown_stage'],
  ])
  expect(await faults({ mapping: [{ from: 'nowhere', to: null }] })).toEqual([
    ['body.mapping.0.from', 'unknown_stage'],
  ])
  expect(await faults({ toVersion: 9 })).toEqual([['body.toVersion', 'unknown_record']])
  expect(await faults({ fromVersions: [1, 7] })).toEqual([['body.fromVersions.1', 'unknown_record']])
  expect(await faults({ dealIds: [deal, foreign.id] })).toEqual([['body.dealIds', 'unknown_record']])
  expect((await refusal(start({ id: stranger.processId }))).code).toBe('not_found')
  expect((await refusal(start({ id: deal as unknown as ProcessId }))).code).toBe('not_found')
  const { rows } = await database.owner.query(
    'select count(*) as n from version_moves where workspace_id = $1',
    [cast.kari.workspaceId],
  )
  expect(rows).toEqual([{ n: 0 }])
})

test('it takes the right to publish, and one move at a time', async () => {
  await begin()
  await aDeal(cast)
  await publish(withoutPricing())
  for (const actor of [cast.ola, cast.dariush])
    expect((await refusal(start({}, actor))).code).toBe('not_allowed')
  const { id } = await start()
  expect((await refusal(start())).code).toBe('version_move_running')
  for (const work of [showVersionMove, cancelVersionMove])
    expect((await refusal(write((tx): Promise<unknown> => work(tx, { id }, cast.ola)))).code).toBe(
      'not_allowed',
    )
  const stranger = await playCast(database.db)
  expect(
    (
      await refusal(
        database.db.write(stranger.kari.workspaceId, (tx) => showVersionMove(tx, { id }, stranger.kari)),
      )
    ).code,
  ).toBe('not_found')
})

test('a cancelled move stops after its batch, and another takes on the rest', async () => {
  await begin()
  for (let deal = 0; deal < 12; deal++) await aDeal(cast)
  await publish(withoutPricing())
  const { id } = await start()
  const onProgress = () => write((tx) => cancelVersionMove(tx, { id }, cast.kari))
  const stopped = await runVersionMove(cast.db, cast.kari, id, { batchOf: 5, onProgress })
  expect(stopped).toMatchObject({ state: 'cancelled', moved: 5, total: 12 })
  expect(stopped?.finishedAt).not.toBeNull()
  expect(await moveAll()).toMatchObject({ total: 7, moved: 7 })
})

test('what a killed runner left is taken up at the next start, each deal once', async () => {
  await begin()
  for (let deal = 0; deal < 12; deal++) await aDeal(cast)
  await publish(withoutPricing())
  const { id } = await start()
  const ending = new AbortController()
  const halfway = await runVersionMove(cast.db, cast.kari, id, {
    batchOf: 5,
    signal: ending.signal,
    onProgress: () => ending.abort(),
  })
  expect(halfway).toMatchObject({ state: 'running', moved: 5 })
  const runner = makeVersionMoveRunner(cast.db, console)
  await expect
    .poll(async () => (await write((tx) => showVersionMove(tx, { id }, cast.kari))).state)
    .toBe('done')
  await runner.stop()
  const { rows } = await database.owner.query(
    `select count(*) as events, count(distinct deal_id) as deals,
            (select moved from version_moves where id = $2) as moved
     from events where type = 'deal.version_moved' and workspace_id = $1`,
    [cast.kari.workspaceId, id],
  )
  expect(rows).toEqual([{ events: 12, deals: 12, moved: 12 }])
})
