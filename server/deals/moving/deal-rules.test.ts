import { describe, expect, test } from 'vitest'
import * as board from '../../../contract/deals/board.ts'
import * as contract from '../../../contract/deals/deals.ts'
import * as moves from '../../../contract/deals/moves.ts'
import type { DealId } from '../../../contract/ids.ts'
import { showNumbers } from '../../../contract/insights.ts'
import type { Route } from '../../../contract/route.ts'
import * as tasks from '../../../contract/tasks/tasks.ts'
import { tableHashes } from '../../../test/database.ts'
import { openHouse } from '../../../test/house.ts'
import { type Client } from '../../../test/server.ts'
import { unequalTotals } from '../../../test/unequal-totals.ts'

const { server, cast, ola, kari, dariush } = await openHouse(['ola', 'kari', 'dariush'], { by: 'cookie' })

const create = async (body: object = {}) =>
  ola.call(contract.createDeal, { body: { title: 'Lamps for the pier', amount: 500_000, ...body } })
const move = (id: DealId, to: string, more: object = {}) =>
  ola.call(moves.moveDeal, { params: { id }, body: { to, ...more } })
const show = (id: DealId) => ola.call(contract.showDeal, { params: { id } })
const lose = (id: DealId) =>
  ola.call(moves.closeDeal, { params: { id }, body: { outcome: 'lost', reason: 'no_need' } })

/** What came back, and that nothing was written. */
async function refused(client: Client, route: Route, asked: object): Promise<[number, string]> {
  const before = await tableHashes(server.owner, ['sessions'])
  const { status, body } = await client.send(route, asked)
  expect(await tableHashes(server.owner, ['sessions'])).toEqual(before)
  return [status, body.code]
}

test('a closed deal neither moves, nor is closed again, nor rests, nor gets tasks', async () => {
  const { id } = await create()
  await move(id, 'pricing')
  const [price] = (await show(id)).tasks
  await lose(id)
  const params = { id }
  for (const [route, asked] of [
    [moves.moveDeal, { params, body: { to: 'first_talk', reason: 'They called' } }],
    [moves.moveDeal, { params, body: { to: 'negotiating', override: true, reason: 'They called' } }],
    [moves.closeDeal, { params, body: { outcome: 'won', reason: 'price' } }],
    [moves.closeDeal, { params, body: { outcome: 'lost', reason: 'no_need' } }],
    [moves.restDeal, { params, body: { until: '2099-01-01', reason: 'x' } }],
    [moves.wakeDeal, { params }],
    [tasks.addTask, { params: { dealId: id }, body: { name: 'Call once more' } }],
  ] as [Route, object][])
    expect.soft(await refused(kari, route, asked), route.summary).toEqual([409, 'deal_closed'])
  const asked = { params: { id: price?.id }, ifMatch: (price?.version ?? 0) + 1, body: {} }
  expect((await refused(dariush, tasks.completeTask, asked))[0]).toBe(409)
})

test('nobody does the task of another role, whatever his own', async () => {
  const { id } = await create()
  await move(id, 'pricing')
  const price = (await show(id)).tasks.find(({ templateKey }) => templateKey === 'price')
  const check = (await show(id)).tasks.find(({ templateKey }) => templateKey === 'check')
  const done = (task: typeof price) => ({ params: { id: task?.id }, ifMatch: task?.version, body: {} })
  expect(await refused(ola, tasks.completeTask, done(price))).toEqual([403, 'not_allowed'])
  // What is neither his nor in his queue he does not even see.
  expect(await refused(dariush, tasks.completeTask, done(check))).toEqual([404, 'not_found'])
  const waiver = { ...done(price), body: { reason: 'No time' } }
  expect(await refused(ola, tasks.waiveTask, waiver)).toEqual([403, 'not_allowed'])
  await dariush.call(tasks.completeTask, done(price) as never)
  expect(await refused(dariush, tasks.completeTask, done(price))).toEqual([409, 'changed_meanwhile'])
})

describe('of fifty at once exactly one succeeds', () => {
  const fifty = <R extends Route>(client: Client, route: R, asked: object) =>
    Promise.all(Array.from({ length: 50 }, () => client.send(route, asked as never)))

  async function expectOne(answers: { status: number; body: { code: string } }[], codes: string[]) {
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1)
    for (const { status, body } of answers) if (status >= 300) expect(codes).toContain(body.code)
    for (const { status } of answers) expect(status).toBeLessThan(500)
    expect(await unequalTotals(server.owner)).toEqual([])
  }
  const eventsOf = async (id: DealId, type: string) =>
    (await server.owner.query('select 1 from events where deal_id = $1 and type = $2', [id, type])).rowCount

  test.each([
    ['with where it stands', { to: 'pricing', from: 'first_talk' }],
    ['without', { to: 'pricing' }],
  ])('identical moves, %s', async (_, body) => {
    const { id } = await create()
    await expectOne(await fifty(ola, moves.moveDeal, { params: { id }, body }), ['already_in_stage'])
    expect((await show(id)).visits.map(({ stageKey }) => stageKey)).toEqual(['first_talk', 'pricing'])
    expect(await eventsOf(id, 'deal.moved')).toBe(1)
  })

  test('identical closures', async () => {
    const { id } = await create()
    const body = { outcome: 'lost', reason: 'no_need' }
    await expectOne(await fifty(ola, moves.closeDeal, { params: { id }, body }), ['deal_closed'])
    expect(await eventsOf(id, 'deal.lost')).toBe(1)
  })

  test('completions of one task', async () => {
    const { id } = await create()
    const [note] = (await show(id)).tasks
    const asked = { params: { id: note?.id }, ifMatch: note?.version, body: {} }
    await expectOne(await fifty(ola, tasks.completeTask, asked), ['changed_meanwhile', 'task_closed'])
    expect(await eventsOf(id, 'task.completed')).toBe(1)
  })

  test('edits of one version', async () => {
    const { id, version } = await create()
    const asked = { params: { id }, ifMatch: version, body: { amount: 7 } }
    await expectOne(await fifty(ola, contract.editDeal, asked), ['changed_meanwhile'])
    expect(await show(id)).toMatchObject({ amount: 7, version: version + 1 })
  })
})

test('bulk moves and single ones that cross each other end without a fault', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, async () => (await create()).id))
  const answers = await Promise.all(
    [ids, ids.toReversed(), ids, ids.toReversed()].flatMap((order, way) => [
      ola.send(moves.bulkMoveDeals, { body: { ids: order, to: way % 2 ? 'pricing' : 'negotiating' } }),
      kari.send(moves.bulkAssignDeals, { body: { ids: order, ownerId: cast.ola.memberId } }),
      ...order.map((id) => ola.send(moves.moveDeal, { params: { id }, body: { to: 'pricing' } })),
    ]),
  )
  for (const { status, body } of answers) expect.soft(status, JSON.stringify(body)).toBeLessThan(500)
  for (const id of ids) {
    const { stageKey, visits } = await show(id)
    expect(visits.at(-1)).toMatchObject({ stageKey, leftAt: null })
    expect(visits.filter(({ leftAt }) => leftAt === null)).toHaveLength(1)
  }
  expect(await unequalTotals(server.owner)).toEqual([])
})

test.each([-1, -0.01, 0.5, 1e308, 2 ** 53, 2 ** 53 + 2, -(2 ** 53), '100', null, [100]])(
  'an amount of %j is refused by its name',
  async (amount) => {
    const { id, version } = await create()
    for (const [route, asked] of [
      [contract.createDeal, { body: { title: 'X', amount } }],
      [contract.editDeal, { params: { id }, ifMatch: version, body: { amount } }],
      [moves.closeDeal, { params: { id }, body: { outcome: 'lost', reason: 'no_need', amount } }],
    ] as [Route, object][]) {
      expect.soft(await refused(ola, route, asked), route.summary).toEqual([400, 'malformed'])
    }
  },
)

test('an amount comes back to the last digit', async () => {
  for (const amount of [0, 1, 10, 30, 2 ** 31, 999_999_999_999]) {
    const { id } = await create({ amount, currency: 'PLN' })
    expect(await show(id)).toMatchObject({ amount, currency: 'PLN' })
    await lose(id)
  }
})

test.each(['nok', 'Nok', 'NO', 'NOKK', 'N0K', '', 'US$', 'ＮＯＫ', 5, null])(
  'a currency of %j is refused by its name',
  async (currency) => {
    const answer = await ola.send(contract.createDeal, { body: { title: 'X', currency: currency as string } })
    expect(answer).toMatchObject({ status: 400, body: { fields: [{ path: 'body.currency' }] } })
  },
)

test.each([
  ['2028-02-29', 201],
  ['2027-02-29', 400],
  ['2100-02-29', 400],
  ['2026-02-30', 400],
  ['2026-13-01', 400],
  ['1899-12-31', 400],
  ['1900-01-01', 201],
  ['2200-12-31', 201],
  ['9999-12-31', 400],
  ['10000-01-01', 400],
  ['2026-3-1', 400],
  ['2026-03-29T02:30', 400],
  ['۱۴۰۵-۰۱-۰۱', 400],
  ['infinity', 400],
])('a day %s is answered with %i, and kept as it is', async (day, status) => {
  const answer = await ola.send(
    contract.createDeal as Route,
    { body: { title: 'X', expectedCloseOn: day } } as never,
  )
  expect(answer.status).toBe(status)
  if (status === 201) expect(answer.body).toMatchObject({ expectedCloseOn: day })
  else expect(answer.body.fields?.[0]).toMatchObject({ path: 'body.expectedCloseOn' })
})

test.each([
  // Where Oslo's clocks jump, an instant is one or the other; a time of day alone is none.
  ['2026-03-29T02:30', 400, null],
  ['2026-03-29T02:30:00', 400, null],
  ['2026-03-29T02:30:00+01:00', 201, '2026-03-29T01:30:00.000Z'],
  ['2026-10-25T02:30:00+02:00', 201, '2026-10-25T00:30:00.000Z'],
  ['2026-10-25T02:30:00+01:00', 201, '2026-10-25T01:30:00.000Z'],
  ['2028-02-29T12:00:00Z', 201, '2028-02-29T12:00:00.000Z'],
  ['2027-02-29T12:00:00Z', 400, null],
  ['9999-12-31T23:59:59Z', 400, null],
  ['1899-12-31T23:59:59Z', 400, null],
  ['2026-01-01T24:00:00Z', 400, null],
])('an instant %s is answered with %i', async (dueAt, status, kept) => {
  const { id } = await create()
  const answer = await ola.send(tasks.addTask, { params: { dealId: id }, body: { name: 'Call them', dueAt } })
  expect(answer.status).toBe(status)
  if (kept) expect(answer.body.dueAt).toBe(kept)
})

test('deals of the largest amounts there are can still be added up', async () => {
  const largest = Number.MAX_SAFE_INTEGER
  for (const title of ['The largest', 'As large', 'As large again'])
    await ola.call(contract.createDeal, { body: { title, amount: largest, currency: 'IRR' } })
  const { rows } = await kari.call(board.dealSummary)
  expect(rows.find(({ currency }) => currency === 'IRR')?.amount).toBeCloseTo(3 * largest, -2)
  const { columns } = await kari.call(board.dealBoard)
  expect(columns[0]?.sums.find(({ currency }) => currency === 'IRR')?.amount).toBeCloseTo(3 * largest, -2)
  expect((await kari.send(showNumbers)).status).toBe(200)
  expect(await unequalTotals(server.owner)).toEqual([])
})
