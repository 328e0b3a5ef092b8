import { expect, test } from 'vitest'
import type { DealId, TaskId } from '../../../contract/ids.ts'
import { aDeal, playCast } from '../../../test/cast.ts'
import { databaseForFile, tableHashes } from '../../../test/database.ts'
import type { Actor } from '../../platform/actor.ts'
import { Refusal } from '../../platform/refusal.ts'
import { completeTask } from '../../tasks/complete-task.ts'
import { waiveTask } from '../../tasks/waive-task.ts'
import { closeDeal } from '../closing/close-deal.ts'
import { reopenDeal } from '../closing/reopen-deal.ts'
import type { Deal } from '../deal.ts'
import { restDeal } from '../resting/rest-deal.ts'
import { wakeDeal } from '../resting/wake-deal.ts'
import { showDeal } from '../show-deal.ts'
import { dealsForTasks } from '../tasks/meet-tasks.ts'
import { type MoveDeal, moveDeal } from './move-deal.ts'

const database = await databaseForFile()
const cast = await playCast(database.db)

const write = <T>(work: Parameters<typeof cast.db.write<T>>[1]) => cast.db.write(cast.kari.workspaceId, work)
const show = (id: DealId, actor: Actor = cast.ola) => write((tx) => showDeal(tx, { id }, actor))
const move = (id: DealId, to: string, more: Partial<MoveDeal> = {}, actor: Actor = cast.ola) =>
  write((tx) => moveDeal(tx, { id, to, override: false, ...more }, actor))

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const fault = await work.then(() => null).catch((thrown: unknown) => thrown)
  if (!(fault instanceof Refusal)) throw fault ?? new Error('it was not refused')
  return fault
}

async function inPricing(deal: { amount?: number } = {}): Promise<Deal> {
  const { id } = await aDeal(cast, deal)
  return move(id, 'pricing')
}

async function doTasks(id: DealId): Promise<void> {
  for (const [key, actor] of [
    ['price', cast.dariush],
    ['check', cast.ola],
  ] as const) {
    const task = (await show(id)).tasks.find(({ templateKey }) => templateKey === key)
    await write((tx) =>
      completeTask(tx, { id: task?.id as TaskId, ifMatch: task?.version ?? 0 }, actor, dealsForTasks),
    )
  }
}

test('the gate names everything that is missing at once, and nothing is written', async () => {
  const deal = await inPricing({ amount: 0 })
  const before = await tableHashes(database.owner)
  const refused = await refusal(move(deal.id, 'negotiating'))
  expect(refused.code).toBe('criteria_unmet')
  const missing = refused.details?.unmet as {
    kind: string
    templateKey?: string
    field?: string
    key?: string
  }[]
  expect(missing.map(({ kind, templateKey, field, key }) => [kind, templateKey ?? field ?? key])).toEqual([
    ['task', 'price'],
    ['task', 'check'],
    ['field', 'amount'],
    ['criterion', 'worth_it'],
  ])
  expect(await tableHashes(database.owner)).toEqual(before)
})

test('a deal moves on once the other department has done its task', async () => {
  const deal = await inPricing()
  await doTasks(deal.id)
  const moved = await move(deal.id, 'negotiating')
  expect(moved).toMatchObject({ stageKey: 'negotiating', visitSeq: 3 })
  const { visits } = await show(deal.id)
  expect(visits.map(({ stageKey, leftHow }) => [stageKey, leftHow])).toEqual([
    ['first_talk', 'forward'],
    ['pricing', 'forward'],
    ['negotiating', null],
  ])
})

test('a seller cannot do the analyst’s task on his own deal', async () => {
  const deal = await inPricing()
  const [price] = (await show(deal.id)).tasks
  expect(price?.can.complete).toBe('not_allowed')
  const refused = await refusal(
    write((tx) => completeTask(tx, { id: price?.id as TaskId, ifMatch: 1 }, cast.ola, dealsForTasks)),
  )
  expect(refused.code).toBe('not_allowed')
})

test('a task that waits for another cannot be done before it', async () => {
  const deal = await inPricing()
  const check = (await show(deal.id)).tasks.find(({ templateKey }) => templateKey === 'check')
  const refused = await refusal(
    write((tx) => completeTask(tx, { id: check?.id as TaskId, ifMatch: 1 }, cast.ola, dealsForTasks)),
  )
  expect(refused).toMatchObject({ code: 'task_waits', details: { waitsFor: ['price'] } })
})

test('a manager waives a task with a reason; a seller may not', async () => {
  const deal = await inPricing()
  const [price] = (await show(deal.id)).tasks
  const waive = (actor: Actor) =>
    write((tx) => waiveTask(tx, { id: price?.id as TaskId, ifMatch: 1, reason: 'An old price holds' }, actor))
  expect((await refusal(waive(cast.ola))).code).toBe('not_allowed')
  expect(await waive(cast.eva)).toMatchObject({ state: 'waived', reason: 'An old price holds' })
})

test('an override takes the right and a reason, and is recorded with what was missing', async () => {
  const deal = await inPricing()
  expect((await refusal(move(deal.id, 'negotiating', { override: true, reason: 'Hurry' }))).code).toBe(
    'not_allowed',
  )
  expect((await refusal(move(deal.id, 'negotiating', { override: true }, cast.eva))).code).toBe(
    'reason_required',
  )
  await move(deal.id, 'negotiating', { override: true, reason: 'The customer signs today' }, cast.eva)
  const { rows } = await database.owner.query(
    `select data from events where deal_id = $1 and type = 'deal.gate_overridden'`,
    [deal.id],
  )
  expect(rows[0].data).toMatchObject({ reason: 'The customer signs today', from: 'pricing' })
  expect(rows[0].data.unmet).toHaveLength(2)
  const { visits, tasks } = await show(deal.id)
  expect(visits[1]).toMatchObject({ overridden: true, leftHow: 'forward' })
  expect(tasks).toEqual([])
})

test('going back needs a reason, keeps the history and begins a new visit with its tasks', async () => {
  const deal = await inPricing()
  expect((await refusal(move(deal.id, 'first_talk'))).code).toBe('reason_required')
  await move(deal.id, 'first_talk', { reason: 'They want other lamps' })
  const back = await show(deal.id)
  expect(back.visits).toHaveLength(3)
  expect(back.visits[1]).toMatchObject({ leftHow: 'back', reason: 'They want other lamps' })
  expect(back.tasks.map(({ templateKey, state }) => [templateKey, state])).toEqual([['note', 'open']])
})

test('a stage is skipped only where the process says so', async () => {
  const { id } = await aDeal(cast)
  expect((await refusal(move(id, 'signing'))).details).toEqual({ allowed: ['pricing', 'negotiating'] })
  expect(await move(id, 'negotiating')).toMatchObject({ stageKey: 'negotiating' })
})

test('of fifty identical moves at once exactly one succeeds', async () => {
  const { id } = await aDeal(cast)
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, () => move(id, 'pricing', { from: 'first_talk' })),
  )
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'already_in_stage' })
  expect((await show(id)).visits).toHaveLength(2)
})

test('a closed deal cannot move until it is reopened, and comes back with its tasks', async () => {
  const deal = await inPricing()
  const lose = { id: deal.id, outcome: 'lost' as const, override: false }
  expect((await refusal(write((tx) => closeDeal(tx, lose, cast.ola)))).code).toBe('reason_required')
  await write((tx) => closeDeal(tx, { ...lose, reason: 'no_need' }, cast.ola))
  expect((await refusal(move(deal.id, 'first_talk', { reason: 'x' }))).code).toBe('deal_closed')
  expect((await show(deal.id)).tasks.every(({ state }) => state === 'cancelled')).toBe(true)
  await write((tx) => reopenDeal(tx, { id: deal.id, reason: 'They called again' }, cast.eva))
  expect((await show(deal.id)).tasks.map(({ state }) => state)).toEqual(['open', 'open'])
})

test('a deal is won from the last stage, through its gate', async () => {
  const deal = await inPricing()
  const win = { id: deal.id, outcome: 'won' as const, override: false }
  expect((await refusal(write((tx) => closeDeal(tx, win, cast.ola)))).code).toBe('move_not_allowed')
  await doTasks(deal.id)
  await move(deal.id, 'negotiating')
  await move(deal.id, 'signing')
  const won = await write((tx) => closeDeal(tx, { ...win, reason: 'price', amount: 480_000 }, cast.ola))
  expect(won).toMatchObject({ status: 'won', amount: 480_000, closedBy: cast.ola.memberId })
})

test('a resting deal neither moves nor loses its tasks, and wakes where it was', async () => {
  const deal = await inPricing()
  await write((tx) =>
    restDeal(tx, { id: deal.id, until: '2099-01-01', reason: 'Budget next year' }, cast.ola),
  )
  expect((await refusal(move(deal.id, 'first_talk', { reason: 'x' }))).code).toBe('deal_resting')
  await write((tx) => wakeDeal(tx, { id: deal.id }, cast.ola))
  expect(await show(deal.id)).toMatchObject({ status: 'open', stageKey: 'pricing' })
})

test('somebody else’s deal is not there for a seller, is there for his manager', async () => {
  const { id } = await aDeal(cast, {}, cast.per)
  expect((await refusal(show(id, cast.ola))).code).toBe('not_found')
  expect((await refusal(move(id, 'pricing', {}, cast.ola))).code).toBe('not_found')
  expect((await refusal(show(id, cast.eva))).code).toBe('not_found')
  expect(await show(id, cast.kari)).toMatchObject({ id })
})

test('deadlines are counted in working time', async () => {
  const deal = await inPricing()
  const hours = (Date.parse(deal.deadlineAt ?? '') - Date.parse(deal.enteredAt)) / 3_600_000
  expect(hours).toBeGreaterThanOrEqual(40)
  expect(deal.warnAt && deal.warnAt < (deal.deadlineAt ?? '')).toBe(true)
})

test('totals are what counting the deals would give', async () => {
  const { rows } = await database.owner.query(sqlText)
  expect(rows).toEqual([])
})

const sqlText = `
  with counted as (
    select process_id, stage_key, status, owner_id, product_id, currency,
           case when status in ('won', 'lost') then date_trunc('month', closed_at at time zone 'UTC')::date end as month,
           count(*) as deals, sum(amount) as amount
    from deals group by 1, 2, 3, 4, 5, 6, 7
  ), totalled as (
    select process_id, stage_key, status, owner_id, product_id, currency, closed_month as month,
           sum(deals) as deals, sum(amount) as amount
    from deal_totals group by 1, 2, 3, 4, 5, 6, 7 having sum(deals) <> 0
  )
  (select * from counted except select * from totalled) union all
  (select * from totalled except select * from counted)`
