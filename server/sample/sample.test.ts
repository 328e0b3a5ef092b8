import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { languages } from '../../contract/text.ts'
import { foundCompany } from '../../test/company.ts'
import { databaseForTest, type TestDatabase, tableHashes } from '../../test/database.ts'
import { unequalTotals } from '../../test/unequal-totals.ts'
import { createDeal } from '../deals/create-deal.ts'
import { foldTotals } from '../deals/lists/totals.ts'
import type { Actor } from '../platform/actor.ts'
import { addSample } from './add-sample.ts'
import { removeSample } from './remove-sample.ts'

async function withSample(): Promise<TestDatabase & { actor: Actor }> {
  const database = await databaseForTest()
  const actor = await foundCompany(database.db)
  await database.db.write(actor.workspaceId, (tx) => addSample(tx, actor))
  return { ...database, actor }
}

test('the sample shows open, resting, won and lost deals in each of its processes, with totals that are right', async () => {
  const { owner } = await withSample()
  const { rows } = await owner.query(
    `select p.key, d.status, count(*)::int as deals from deals d join processes p on p.id = d.process_id group by 1, 2`,
  )
  const count = (key: string, status: string) =>
    rows.find((row) => row.key === key && row.status === status)?.deals
  expect(count('pipeline', 'open')).toBe(13)
  expect(count('field_sales', 'won')).toBe(5)
  expect(count('inbound', 'lost')).toBe(4)
  expect(rows.reduce((sum, row) => sum + row.deals, 0)).toBeGreaterThan(55)
  expect(await unequalTotals(owner)).toEqual([])
})

test.each(languages)('in %s, names, products and talk are in that language', async (language) => {
  const { db, owner } = await databaseForTest()
  const actor = await foundCompany(db)
  await owner.query('update workspaces set language = $1', [language])
  await db.write(actor.workspaceId, (tx) => addSample(tx, actor))
  const { rows } = await owner.query(
    `select (select string_agg(name, ' ') from companies) || (select string_agg(name, ' ') from people)
         || (select string_agg(name, ' ') from products) || (select string_agg(subject, ' ') from activities) as words`,
  )
  const signs = {
    en: /and Sons|Service contract/,
    pl: /[ąęłńóśźż].*Umowa/s,
    nb: /[øåæ].*avtale/is,
    fa: /[پچگ]/,
  }
  expect(rows[0].words).toMatch(signs[language])
})

test('removing the sample leaves the company as it was before', async () => {
  const { db, owner } = await databaseForTest()
  const actor = await foundCompany(db)
  // Starters it adopted stay, as does the fact that it came and went.
  const except = [
    'processes',
    'process_versions',
    'events',
    'deal_numbers',
    'lead_numbers',
    'deal_totals',
    'stage_totals',
    // Words that no name holds any more are swept by a job.
    'search_words',
    'search_words_to_sweep',
  ]
  const before = await tableHashes(owner, except)
  await db.write(actor.workspaceId, (tx) => addSample(tx, actor))
  await db.write(actor.workspaceId, (tx) => removeSample(tx, actor))
  expect(await tableHashes(owner, except)).toEqual(before)
  await db.write(actor.workspaceId, (tx) => foldTotals(tx, actor.workspaceId))
  const { rows } = await owner.query(
    `select (select count(*) from deal_totals)::int as totals, (select count(*) from stage_totals)::int as reached,
            (select count(*) from events where deal_id is not null)::int as events`,
  )
  expect(rows[0]).toEqual({ totals: 0, reached: 0, events: 0 })
})

test('what own records point to stays when the sample goes, and is no sample any more', async () => {
  const { db, owner, actor } = await withSample()
  const { rows } = await owner.query(
    `select (select id from companies order by name limit 1) as company, (select id from products order by name limit 1) as product,
            (select id from members where sample and role_key = 'seller' limit 1) as seller`,
  )
  const { company, product, seller } = rows[0]
  await db.write(actor.workspaceId, (tx) =>
    createDeal(
      tx,
      { title: 'Our own', companyId: company, productId: product, ownerId: seller, amount: 5 },
      actor,
    ),
  )
  await db.write(actor.workspaceId, (tx) => removeSample(tx, actor))
  const kept = await owner.query(
    `select (select json_agg(id) from companies) as companies, (select json_agg(id) from products) as products,
            (select json_agg(title) from deals) as deals,
            (select count(*)::int from companies where sample) + (select count(*)::int from members where sample) as sample`,
  )
  expect(kept.rows[0]).toEqual({ companies: [company], products: [product], deals: ['Our own'], sample: 0 })
  expect(await unequalTotals(owner)).toEqual([])
})

test('only who may look after the workspace removes the sample', async () => {
  const { db, actor } = await withSample()
  const seller = { ...actor, rights: { ...actor.rights, 'workspace.manage': false } }
  await expect(db.write(actor.workspaceId, (tx) => removeSample(tx, seller))).rejects.toThrow('not_allowed')
  const { rows } = await db.read(actor.workspaceId, (tx) => sql`select 1 from deals limit 1`.execute(tx))
  expect(rows).toHaveLength(1)
})

test('sample deals obey their gates: what left a stage had done its mandatory tasks', async () => {
  const { owner } = await withSample()
  const { rows } = await owner.query(
    `select v.deal_id from stage_visits v join tasks t on t.deal_id = v.deal_id and t.visit_seq = v.seq
     where v.left_how in ('forward', 'won') and not v.overridden and t.mandatory and t.state <> 'done'`,
  )
  expect(rows).toEqual([])
  const broken = await owner.query(
    `select d.id from deals d
     join lateral (select * from stage_visits v where v.deal_id = d.id order by seq desc limit 1) v on true
     where v.stage_key <> d.stage_key or v.seq <> d.visit_seq or v.entered_at <> d.entered_at
        or v.left_at is distinct from d.closed_at`,
  )
  expect(broken.rows).toEqual([])
})
