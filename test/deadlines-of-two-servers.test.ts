import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { aDeal, playCast } from './cast.ts'
import { databaseForTest } from './database.ts'
import { makeInstallation } from './stagecraft.ts'

const many = 10_000

test('10,000 deadlines due in one minute are told once each by two servers, one of which is killed in the middle', {
  timeout: 480_000,
}, async () => {
  const { db, owner, ownerOptions } = await databaseForTest()
  await aDeal(await playCast(db))
  const servers = await Promise.all([0, 1].map(() => anotherServer(ownerOptions)))
  const [first, second] = await Promise.all(servers.map((server) => server.start()))

  // Half of them over a minute, half all at once in its middle: that is when the first server is killed.
  await owner.query(`
    insert into deals (workspace_id, id, number, title, process_id, process_version_id, stage_key, entered_at, warn_at,
                       status, owner_id, currency, created_at)
    select workspace_id, gen_random_uuid(), 1000 + n, 'Deal ' || n, process_id, process_version_id, stage_key, now(),
           now() + case when n % 2 = 0 then interval '25 seconds' else random() * interval '1 minute' end,
           'open', owner_id, currency, now()
    from deals, generate_series(1, ${many}) n`)
  const halfTold = await until(owner, ({ burst }) => burst >= 1_000)
  await first?.end('SIGKILL')
  const atKill = await count(owner)
  const all = await until(owner, ({ told }) => told >= many)
  await sleep(11_000) // Two more rounds of the one that is left: they must find nothing.
  expect((await second?.end('SIGTERM'))?.code).toBe(0)

  expect(halfTold.burst).toBeLessThan(many / 2)
  expect(all.told).toBe(many)
  const { rows: events } = await owner.query<{ times: number; deals: number }>(`
    select times, count(*)::int as deals
    from (select count(e.deal_id)::int as times from deals d
          left join events e on e.deal_id = d.id and e.type = 'deal.stage_warned'
          where d.number > 1000 group by d.id) each
    group by times`)
  expect(events).toEqual([{ times: 1, deals: many }])
  const { rows: notices } = await owner.query(`
    select times, count(*)::int as deals
    from (select count(n.id)::int as times from deals d
          left join notices n on n.deal_id = d.id and n.type = 'deal.stage_warned' and n.member_id = d.owner_id
          where d.number > 1000 group by d.id) each
    group by times`)
  expect(notices).toEqual([{ times: 1, deals: many }])
  const { rows: late } = await owner.query<{ median: number; most: number }>(`
    select percentile_cont(0.5) within group (order by s) as median, max(s) as most
    from (select extract(epoch from e.at - d.warn_at)::float8 as s from events e join deals d on d.id = e.deal_id
          where e.type = 'deal.stage_warned') each`)
  console.info(
    `${many} deadlines told once each; killed after ${atKill.told} (${atKill.burst} of the ${many / 2} due at one instant); ` +
      `told ${late[0]?.median.toFixed(1)} s after its instant in the median, ${late[0]?.most.toFixed(1)} s at the most`,
  )
})

/** A server process of its own, with its own folder and port, on the same database. */
async function anotherServer({ user, host, port, database, connectionString }: pg.ClientConfig) {
  const url =
    connectionString ?? `postgres://${user}@/${database}?host=${encodeURIComponent(host ?? '')}&port=${port}`
  const server = await makeInstallation({ DATABASE_URL: url })
  onTestFinished(() => server.remove())
  return server
}

interface Counted {
  told: number
  /** Of those that are due at one instant. */
  burst: number
}

async function count(owner: pg.Pool): Promise<Counted> {
  const { rows } = await owner.query<Counted>(`
    select count(*)::int as told, (count(*) filter (where number % 2 = 0))::int as burst
    from deals where number > 1000 and warned_visit is not null`)
  return rows[0] as Counted
}

async function until(owner: pg.Pool, enough: (counted: Counted) => boolean): Promise<Counted> {
  for (;;) {
    const counted = await count(owner)
    if (enough(counted)) return counted
    await sleep(50)
  }
}
