import { expect, test } from 'vitest'
import { aDeal, playCast } from '../../../test/cast.ts'
import { databaseForTest } from '../../../test/database.ts'
import { unequalTotals } from '../../../test/unequal-totals.ts'
import { foldGrownTotals } from '../lists/fold-grown-totals.ts'
import { restDeal } from './rest-deal.ts'
import { wakeRestedDeals } from './wake-rested-deals.ts'

const day = (daysFromNow: number) =>
  new Date(Date.now() + daysFromNow * 86_400_000).toISOString().slice(0, 10)

test('a resting deal wakes on its day and not before; nobody is said to have done it', async () => {
  const { db, owner } = await databaseForTest()
  const cast = await playCast(db)
  const { workspaceId } = cast.ola
  const due = await aDeal(cast, { title: 'Due' })
  const later = await aDeal(cast, { title: 'Later' })
  await db.write(workspaceId, (tx) =>
    restDeal(tx, { id: due.id, until: day(2), reason: 'Holidays' }, cast.ola),
  )
  await db.write(workspaceId, (tx) =>
    restDeal(tx, { id: later.id, until: day(30), reason: 'Budget' }, cast.ola),
  )
  expect(await db.write(workspaceId, (tx) => wakeRestedDeals(tx, workspaceId))).toBe(0)

  await owner.query('update deals set resting_until = $1 where id = $2', [day(-1), due.id])
  expect(await db.write(workspaceId, (tx) => wakeRestedDeals(tx, workspaceId))).toBe(1)
  const { rows } = await owner.query('select title, status from deals order by title')
  expect(rows).toEqual([
    { title: 'Due', status: 'open' },
    { title: 'Later', status: 'resting' },
  ])
  const events = await owner.query(`select deal_id, by, via from events where type = 'deal.woken'`)
  expect(events.rows).toEqual([{ deal_id: due.id, by: null, via: 'automation' }])
  expect(await unequalTotals(owner)).toEqual([])
})

test('totals are folded when rows were added, and left alone when none were', async () => {
  const { db, owner } = await databaseForTest()
  const cast = await playCast(db)
  const { workspaceId } = cast.ola
  await aDeal(cast)
  await owner.query('insert into deal_totals select t.* from deal_totals t, generate_series(1, 300)')
  await owner.query(
    'insert into deal_totals select workspace_id, process_id, stage_key, status, owner_id, product_id, currency, closed_month, -deals, -amount, -cycle_days from deal_totals limit 300',
  )
  const fold = foldGrownTotals()
  const places = async () => (await owner.query('select ctid::text as at from deal_totals')).rows
  await db.write(workspaceId, (tx) => fold(tx, workspaceId))
  const folded = await places()
  expect(folded).toHaveLength(1)
  expect(await unequalTotals(owner)).toEqual([])
  await db.write(workspaceId, (tx) => fold(tx, workspaceId))
  expect(await places()).toEqual(folded)
})
