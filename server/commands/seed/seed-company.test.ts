import type pg from 'pg'
import { beforeAll, expect, test, vi } from 'vitest'
import { foundCompany } from '../../../test/company.ts'
import { databaseForFile, databaseForTest, type TestDatabase } from '../../../test/database.ts'
import { unequalTotals } from '../../../test/unequal-totals.ts'
import { type Seeded, seedCompany } from './seed-company.ts'

const now = Date.parse('2026-11-20T13:00:00Z')

vi.setConfig({ testTimeout: 120_000 })

/** A company of its own for each test that changes it; this one only to look at. */
const house = await databaseForFile()
let made: Seeded
beforeAll(async () => {
  await foundCompany(house.db)
  made = await seedInto(house, { deals: 1_500 })
}, 120_000)

async function seedInto(
  { owner }: Pick<TestDatabase, 'owner'>,
  wanted: { deals: number; seed?: number },
): Promise<Seeded> {
  const { rows } = await owner.query('select workspace_id as id from workspaces')
  const client = await owner.connect()
  try {
    return await seedCompany(client, rows[0].id, {
      years: 2,
      seed: 7,
      open: 12,
      now,
      onDeals: () => {},
      ...wanted,
    })
  } finally {
    client.release()
  }
}

async function seeded(wanted: { deals: number; seed?: number }): Promise<TestDatabase> {
  const database = await databaseForTest()
  await foundCompany(database.db)
  await seedInto(database, wanted)
  return database
}

const one = async (owner: pg.Pool, query: string) => (await owner.query(query)).rows[0]

test('a seeded company has the deals asked for, open and closed, over the years asked for', async () => {
  const { owner } = house
  expect(made.deals).toBe(1_500)
  expect(made.activities / made.deals).toBeGreaterThan(2)
  const deals = await one(
    owner,
    `select count(*)::int as deals, count(distinct number)::int as numbers, min(closed_at) as first, max(closed_at) as last,
            count(*) filter (where status = 'open')::float / count(*) as open,
            count(*) filter (where status = 'won')::float / count(*) filter (where status in ('won', 'lost')) as won
     from deals`,
  )
  expect(deals).toMatchObject({ deals: 1_500, numbers: 1_500 })
  expect(deals.open).toBeCloseTo(0.12, 1)
  expect(deals.won).toBeGreaterThan(0.3)
  expect(deals.won).toBeLessThan(0.6)
  expect(Date.parse(deals.last)).toBeLessThanOrEqual(now)
  expect(Date.parse(deals.first)).toBeGreaterThan(Date.parse('2024-11-01'))
})

test('what triggers keep of customers and activities is there, although their rows were copied past them', async () => {
  const { owner } = house
  const kept = await one(
    owner,
    `select (select count(*) from people)::int + (select count(*) from companies)::int
              - (select count(*) from duplicate_keys)::int as keyless,
            (select count(distinct s.id)::int from activities a, unnest(array[a.deal_id, a.company_id, a.person_id]) s (id)
             where s.id is not null) - (select count(*)::int from last_activities) as silent`,
  )
  expect(kept).toEqual({ keyless: 0, silent: 0 })
})

test('totals equal the deals counted anew, also after a second seed into the same company', async () => {
  expect(await unequalTotals(house.owner)).toEqual([])
  const grown = await seeded({ deals: 300 })
  await seedInto(grown, { deals: 200, seed: 8 })
  expect(await unequalTotals(grown.owner)).toEqual([])
  expect(await one(grown.owner, 'select count(*)::int as deals from deals')).toEqual({ deals: 500 })
})

test('a history holds together: visits follow each other, the last is where the deal stands, working time adds up', async () => {
  const { owner } = house
  const broken = await owner.query(`
    select v.deal_id, v.seq from stage_visits v
    left join stage_visits n on n.workspace_id = v.workspace_id and n.deal_id = v.deal_id and n.seq = v.seq + 1
    join deals d on d.workspace_id = v.workspace_id and d.id = v.deal_id
    where (n.deal_id is null) <> (v.seq = d.visit_seq)
       or (n.deal_id is not null and (v.left_at <> n.entered_at or v.left_how not in ('forward', 'skip', 'back')))
       or (n.deal_id is null and (v.stage_key <> d.stage_key or v.entered_at <> d.entered_at
                                  or v.left_at is distinct from d.closed_at))
       or (v.left_at is not null and (v.working_minutes is null or v.left_at <= v.entered_at))
       or (v.seq = 1 and v.entered_at <> d.created_at)
       or (v.left_how = 'back' and v.reason is null)`)
  expect(broken.rows).toEqual([])
  const events = await one(
    owner,
    `select (select count(*) from events where type = 'deal.created')::int as created,
            (select count(*) from events where type = 'deal.moved')::int as moved,
            (select count(*) from stage_visits where seq > 1)::int as entered`,
  )
  expect(events.created).toBe(1_500)
  expect(events.moved).toBe(events.entered)
})

test('nobody passed a gate: mandatory tasks of stages that were left forward are done', async () => {
  const { owner } = house
  const { rows } = await owner.query(
    `select t.id from tasks t join stage_visits v on v.deal_id = t.deal_id and v.seq = t.visit_seq
     where v.left_how in ('forward', 'won') and not v.overridden and t.mandatory and t.state <> 'done'`,
  )
  expect(rows).toEqual([])
})

test('the same seed makes the same company, another seed another one', async () => {
  const titles = async (seed: number) => {
    const { owner } = await seeded({ deals: 200, seed })
    return one(
      owner,
      `select md5(string_agg(title || amount || status || entered_at, '|' order by number)) as hash from deals`,
    )
  }
  const first = await titles(3)
  expect(await titles(3)).toEqual(first)
  expect(await titles(4)).not.toEqual(first)
})

test('indexes are there again, and every foreign key points to something', async () => {
  const fresh = await databaseForTest()
  const indexes = `select indexdef from pg_indexes where schemaname = 'public' order by indexname`
  const before = await fresh.owner.query(indexes)
  const { owner } = await seeded({ deals: 300 })
  expect((await owner.query(indexes)).rows).toEqual(before.rows)
  const { rows: keys } = await owner.query(
    `select conrelid::regclass::text as child, confrelid::regclass::text as parent,
            array(select attname::text from unnest(conkey) with ordinality k (n, o)
                  join pg_attribute on attrelid = conrelid and attnum = n order by o) as columns,
            array(select attname::text from unnest(confkey) with ordinality k (n, o)
                  join pg_attribute on attrelid = confrelid and attnum = n order by o) as parents
     from pg_constraint where contype = 'f'`,
  )
  for (const { child, parent, columns, parents } of keys) {
    const on = columns
      .map((column: string, place: number) => `p.${parents[place]} = c.${column}`)
      .join(' and ')
    const filled = columns.map((column: string) => `c.${column} is not null`).join(' and ')
    const lost = await owner.query(
      `select 1 from ${child} c where ${filled} and not exists (select from ${parent} p where ${on}) limit 1`,
    )
    expect(lost.rows, `${child} → ${parent}`).toEqual([])
  }
})
