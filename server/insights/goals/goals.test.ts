import { expect, test } from 'vitest'
import { showNumbers } from '../../../contract/insights.ts'
import { listGoals } from '../../../contract/process/goals.ts'
import { ProcessDocument } from '../../../contract/process/process-document.ts'
import { lampProcess, publishFor } from '../../../test/cast.ts'
import { openHouse } from '../../../test/house.ts'
import { closeDeal } from '../../deals/closing/close-deal.ts'
import { createDeal } from '../../deals/create-deal.ts'
import { createProduct } from '../../products/create-product.ts'
import { goalPeriod, goalPeriodBefore, paceFrom, passedOf } from './goal-period.ts'

const { server, cast, kari } = await openHouse(['kari'], { by: 'cookie' })

const document = ProcessDocument.parse({
  ...lampProcess,
  key: 'measured',
  name: 'Measured',
  stages: lampProcess.stages.map((stage) => ({ ...stage, mayWin: true })),
  goals: [
    { metric: 'turnover', target: 100_000, period: 'year' },
    { metric: 'deals_won', target: 10, period: 'year' },
    { metric: 'win_rate', target: 30, period: 'year' },
    { metric: 'average_deal', target: 4_000, period: 'year' },
    { metric: 'new_customers', target: 5, period: 'year' },
    { metric: 'first_contact_minutes', target: 60, period: 'year' },
    { metric: 'loyalty', target: 50, period: 'year' },
    { metric: 'profit', target: 2_000, period: 'year' },
    { metric: 'profitability', target: 30, period: 'year' },
  ],
})
const { processId } = await publishFor(server.db, cast.kari, document)

const closed = (amount: number, outcome: 'won' | 'lost', more: object = {}) =>
  server.db.write(cast.kari.workspaceId, async (tx) => {
    const deal = await createDeal(
      tx,
      { title: `${outcome} ${amount}`, amount, processId, ...more },
      cast.kari,
    )
    const reason = outcome === 'won' ? 'price' : 'no_need'
    return closeDeal(tx, { id: deal.id, outcome, reason, override: true, overrideReason: 'Test' }, cast.kari)
  })

const goalsOf = async (id = processId) => {
  const { rows } = await kari.call(listGoals, { query: { process: id } })
  return rows[0]
}

test('a goal’s quarter is the calendar’s, and its time goes by evenly', () => {
  const may = Date.parse('2026-05-16T12:00:00Z')
  expect(goalPeriod('quarter', may)).toEqual({ from: '2026-04', to: '2026-06' })
  expect(goalPeriod('month', may)).toEqual({ from: '2026-05', to: '2026-05' })
  expect(goalPeriodBefore(goalPeriod('quarter', Date.parse('2026-01-01T00:00:00Z')))).toEqual({
    from: '2025-10',
    to: '2025-12',
  })
  const month = goalPeriod('month', may)
  expect(passedOf(month, paceFrom(month, Date.parse('2024-01-01T00:00:00Z')), may)).toBe(0.5)
})

test('a process published within the period is behind nothing that was before it', () => {
  const published = Date.parse('2026-11-21T00:00:00Z')
  const year = goalPeriod('year', published)
  const begin = paceFrom(year, published)
  expect(passedOf(year, begin, published)).toBe(0)
  expect(passedOf(year, begin, published + 10.25 * 86_400_000)).toBe(0.25)
  expect(passedOf(year, begin, Date.parse('2027-01-01T00:00:00Z'))).toBe(1)
})

test('progress is counted from won and lost deals of the period, in the company’s currency', async () => {
  await closed(300_000, 'won')
  await closed(500_000, 'won')
  await closed(900_000, 'won', { currency: 'JPY' })
  await closed(100_000, 'lost')
  await server.owner.query(
    `update deals set first_contact_at = created_at + interval '1 minute' where amount = 300000`,
  )
  const progress = await goalsOf()
  expect(progress?.goals.map(({ metric, value, cases, leftOut }) => [metric, value, cases, leftOut])).toEqual(
    [
      ['turnover', 8_000, 2, 1],
      ['deals_won', 3, 3, 0],
      ['win_rate', 75, 4, 0],
      ['average_deal', 4_000, 2, 1],
      ['new_customers', 0, 0, 0],
      ['first_contact_minutes', expect.any(Number), 1, 0],
      ['loyalty', null, 0, 0],
      ['profit', null, 0, 1],
      ['profitability', null, 0, 1],
    ],
  )
  const [turnover] = progress?.goals ?? []
  const year = new Date().getUTCFullYear()
  expect(turnover).toMatchObject({
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    paceFrom: new Date().toISOString().slice(0, 10),
    before: 0,
  })
  expect(turnover?.passed).toBeLessThan(0.1)
})

test('the pace of a process begins with its first version, whatever was published since', async () => {
  const add = (number: number, ago: string) =>
    server.owner.query(
      `insert into process_versions (workspace_id, id, process_id, number, state, document, published_at)
       select workspace_id, gen_random_uuid(), process_id, $2, 'retired', document, now() - $3::interval
       from process_versions where process_id = $1 and state = 'published'`,
      [processId, number, ago],
    )
  await add(901, '2 years')
  const year = new Date().getUTCFullYear()
  expect((await goalsOf())?.goals[0]).toMatchObject({ paceFrom: `${year}-01-01` })
  await server.owner.query('delete from process_versions where number = 901')
})

test('profit is what the margins of their products leave of the won deals; those without one are told', async () => {
  const product = (name: string, margin?: number) =>
    server.db.write(cast.kari.workspaceId, (tx) =>
      createProduct(tx, { name, ...(margin !== undefined && { margin }) }, cast.kari),
    )
  const [lantern, brochure] = [await product('Lantern', 37.5), await product('Brochure')]
  await closed(400_000, 'won', { productId: lantern.id })
  await closed(200_000, 'won', { productId: lantern.id })
  await closed(100_000, 'won', { productId: brochure.id })
  await closed(700_000, 'lost', { productId: lantern.id })
  const goals = (await goalsOf())?.goals.filter(({ metric }) => metric.startsWith('profit'))
  expect(goals).toMatchObject([
    { metric: 'profit', value: 2_250, cases: 2, withoutMargin: 3, leftOut: 1 },
    { metric: 'profitability', value: 37.5, cases: 2, withoutMargin: 3, leftOut: 1 },
  ])
})

test('a customer is new who never bought before the period', async () => {
  const companies = ['Old friend', 'Newcomer'].map((name, place) => ({
    id: `0198c0de-0000-7000-8000-00000000000${place}`,
    name,
  }))
  for (const { id, name } of companies)
    await server.owner.query(
      'insert into companies (workspace_id, id, name, created_at) values ($1, $2, $3, now())',
      [cast.kari.workspaceId, id, name],
    )
  const [friend, newcomer] = companies.map(({ id }) => id as never)
  const first = await closed(1_000, 'won', { companyId: friend })
  await server.owner.query(`update deals set closed_at = now() - interval '3 years' where id = $1`, [
    first.id,
  ])
  await closed(2_000, 'won', { companyId: friend })
  await closed(3_000, 'won', { companyId: newcomer })
  await closed(4_000, 'won', { companyId: newcomer })
  const goal = (await goalsOf())?.goals.find(({ metric }) => metric === 'new_customers')
  expect([goal?.value, goal?.before]).toEqual([1, 0])
})

test('who bought before comes back, company or person; a deal with neither says nothing about it', async () => {
  const loyalty = async () => {
    const goal = (await goalsOf())?.goals.find(({ metric }) => metric === 'loyalty')
    return [goal?.cases, Math.round(goal?.value ?? 0)]
  }
  // The old friend's deal of this year and the newcomer's second one, of three.
  expect(await loyalty()).toEqual([3, 67])
  const person = '0198c0de-0000-7000-8000-000000000007' as never
  await server.owner.query(
    `insert into people (workspace_id, id, name, created_at) values ($1, $2, 'Aud', now())`,
    [cast.kari.workspaceId, person],
  )
  await closed(5_000, 'won', { personId: person })
  expect(await loyalty()).toEqual([4, 50])
  await closed(6_000, 'won', { personId: person })
  expect(await loyalty()).toEqual([5, 60])
})

test('a process without a goal says so, and one whose numbers nobody opens for a month', async () => {
  expect((await goalsOf(cast.processId))?.flags).toEqual(['no_goal'])
  await server.owner.query(`update process_versions set published_at = now() - interval '40 days'`)
  expect((await goalsOf(cast.processId))?.flags).toEqual(['no_goal', 'unread'])
  await kari.call(showNumbers, { query: { process: cast.processId } })
  expect((await goalsOf(cast.processId))?.flags).toEqual(['no_goal'])
  expect((await goalsOf())?.flags).toEqual(['unread'])
})

test('looking twice in a day is written down once', async () => {
  const at = async () => (await server.owner.query('select opened_at from process_numbers_opened')).rows
  await kari.call(showNumbers, { query: { process: cast.processId } })
  const first = await at()
  await kari.call(showNumbers, { query: { process: cast.processId } })
  expect(await at()).toEqual(first)
  await server.owner.query(`update process_numbers_opened set opened_at = now() - interval '2 days'`)
  await kari.call(showNumbers, { query: { process: cast.processId } })
  expect(Date.parse((await at())[0].opened_at)).toBeGreaterThan(Date.now() - 60_000)
})

test('progress is over the deals one may see', async () => {
  const per = await server.client(cast.per, 'cookie')
  const { rows } = await per.call(listGoals, { query: { process: processId } })
  expect(rows[0]?.goals[0]).toMatchObject({ metric: 'turnover', value: 0, cases: 0 })
})
