import { expect, test } from 'vitest'
import { aDeal } from '../../../test/cast.ts'
import { lamps, playMoves, refusal, withoutPricing } from '../../../test/played/version-moves.ts'
import { unequalTotals } from '../../../test/unequal-totals.ts'
import { closeDeal } from '../closing/close-deal.ts'
import { moveDeal } from '../moving/move-deal.ts'
import { restDeal } from '../resting/rest-deal.ts'

test('a deal in a stage that both versions have keeps its visit, its clock and its tasks', async () => {
  const { database, show, publish, moveAll, inPricing } = await playMoves()
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
  const { show, publish, preview, moveAll, inPricing } = await playMoves()
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
  const { database, cast, write, show, publish, moveAll, inPricing } = await playMoves()
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
  const { database, cast, write, show, publish, preview, moveAll, inPricing } = await playMoves()
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
  const { database, cast, write, show, publish, preview, moveAll, inPricing } = await playMoves()
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
  const { database, cast, show, publish, moveAll } = await playMoves()
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
  const { database, show, publish, moveAll, inPricing } = await playMoves()
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
