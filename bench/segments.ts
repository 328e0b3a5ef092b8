import pg from 'pg'
import type { WorkspaceId } from '../contract/ids.ts'
import type { Filter } from '../contract/segments/filters.ts'
import { foundings } from '../server/foundings.ts'
import { migrate } from '../server/platform/database/migrate.ts'
import { openPool } from '../server/platform/database/pool.ts'
import { openDatabase } from '../server/platform/database/tx.ts'
import { newId } from '../server/platform/ids.ts'
import { createApiKey } from '../server/team/create-api-key.ts'
import { addUser } from '../server/team/identity/add-user.ts'
import { setUpWorkspace } from '../server/team/set-up-workspace.ts'
import { median, throughput } from './load.ts'
import { startServer } from './processes.ts'

/**
 * Milliseconds: of the list, at eight connections, ours and the rows behind a bare Fastify; of the counts ours (asked over
 * HTTP) and the bare SQL as the same role.
 */
export interface Filtered {
  list: Taken
  count: Taken
  behaviour: Taken
}
type Taken = { ours: number; floor: number }

/**
 * Customers, filtered: a page of companies by two conditions in the order of names, a count of people by two conditions,
 * one of them about their company, and a count of companies by what has become of them ("no activity for 30 days" and "won at least two").
 */
export async function measureSegments(owner: pg.ClientConfig, people: number): Promise<Filtered> {
  const { options, workspaceId, key } = await seeded(owner, people)
  const app = await startServer('app-server', options)
  const client = new pg.Client(options)
  await client.connect()
  await client.query(`set app.workspace = '${workspaceId}'`)
  const ask = (path: string) => async () => {
    const answer = await fetch(`${app.url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })
    if (answer.status !== 200) throw new Error(await answer.text())
    await answer.text()
  }
  const bare = (text: string) => () => client.query({ text, values: [workspaceId] })
  const page = `/companies?limit=50&filter=${encodeURIComponent(JSON.stringify(inList))}`
  const count = (filter: Filter, entity: string) =>
    `/filters/${entity}/count?filter=${encodeURIComponent(JSON.stringify(filter))}`
  const taken = {
    list: await pages(app.url, page, { headers: { authorization: `Bearer ${key}` }, options, workspaceId }),
    count: await inTurns(ask(count(buyers, 'person')), bare(statements.count), 9),
    behaviour: await inTurns(ask(count(behaving, 'company')), bare(statements.behaviour), 9),
  }
  await client.end()
  return taken
}

const inList: Filter = {
  all: [
    { field: 'industry', operator: 'any_of', value: ['Industry 7'] },
    { field: 'employees', operator: 'at_least', value: 100 },
  ],
}
const buyers: Filter = {
  all: [
    { field: 'company_industry', operator: 'any_of', value: ['Industry 7'] },
    { field: 'job_title', operator: 'is', value: ['Buyer'] },
  ],
}
const behaving: Filter = {
  all: [
    { field: 'last_activity', operator: 'not_in_last', value: { count: 30, unit: 'day' } },
    { field: 'won_deals', operator: 'at_least', value: 2 },
  ],
}

const meant = `p.workspace_id = $1 and search_form(p.job_title) = search_form('Buyer') and exists (
  select from companies c where c.workspace_id = $1 and c.id = p.company_id and c.industry = 'Industry 7')`

const statements = {
  count: `select count(*) from people p where ${meant}`,
  behaviour: `select count(*) from companies c
    where c.workspace_id = $1
      and not exists (select from last_activities l where l.workspace_id = $1 and l.subject_id = c.id
                        and l.at >= now() - interval '30 days')
      and c.id in (select company_id from deals where workspace_id = $1 and status = 'won' group by 1 having count(*) >= 2)`,
}

async function pages(
  url: string,
  page: string,
  {
    headers,
    options,
    workspaceId,
  }: { headers: Record<string, string>; options: object; workspaceId: string },
): Promise<Taken> {
  const floor = await startServer('floor-server', {
    databases: { it: options },
    workspaces: { it: workspaceId },
  })
  const rates = { ours: [] as number[], floor: [] as number[] }
  for (let round = 0; round < 3; round++) {
    rates.ours.push(await throughput(url, [`/api/v1${page}`], { headers }))
    rates.floor.push(await throughput(floor.url, ['/it/filtered?p=Industry%207&p=100']))
  }
  return { ours: 8000 / median(rates.ours), floor: 8000 / median(rates.floor) }
}

/** One after the other, so that what else the machine does falls on both. */
async function inTurns(
  ours: () => Promise<unknown>,
  floor: () => Promise<unknown>,
  rounds: number,
): Promise<Taken> {
  const taken = { ours: [] as number[], floor: [] as number[] }
  for (let round = -2; round < rounds; round++)
    for (const [which, work] of [
      ['ours', ours],
      ['floor', floor],
    ] as const) {
      const began = performance.now()
      await work()
      if (round >= 0) taken[which].push(performance.now() - began)
    }
  return { ours: median(taken.ours), floor: median(taken.floor) }
}

async function seeded(owner: pg.ClientConfig, people: number) {
  const database = `bench_segments_${people}`
  const cluster = new pg.Client(owner)
  await cluster.connect()
  await cluster.query(`create database ${database}`)
  await cluster.end()
  await migrate({ ...owner, database })
  const options = { ...owner, database, user: 'stagecraft_app' }
  const db = openDatabase(openPool({ ...options, max: 1 }))
  const workspaceId = newId<WorkspaceId>()
  const key = await db.write(workspaceId, async (tx) => {
    const founder = { name: 'Alex Admin', email: 'a@b.example', password: 'nine geese over Narvik' }
    const company = { company: 'Bench', language: 'en', country: 'GB', sample: false, ...founder } as const
    const actor = await setUpWorkspace(tx, workspaceId, await addUser(tx, founder), company, foundings)
    return (await createApiKey(tx, { name: 'bench' }, actor)).key
  })
  await db.end()
  const client = new pg.Client({ ...owner, database })
  await client.connect()
  for (const statement of seeds(people)) await client.query(statement, [workspaceId])
  await client.query('vacuum analyze')
  await client.end()
  return { options, workspaceId, key }
}

const id = (kind: string, number: string) => `md5('${kind}' || ${number})::uuid`

/** Five people and one deal a company, activities with every third; a fifth of the deals is won. */
function seeds(people: number): string[] {
  const companies = people / 5
  return [
    `insert into companies (workspace_id, id, name, industry, country, employees, owner_id, created_at)
     select $1, ${id('c', 'n')}, 'Company ' || md5(n::text), 'Industry ' || n % 40, 'NO', n % 500, m.id,
            now() - n * interval '1 minute'
     from generate_series(1, ${companies}) n, (select id from members where workspace_id = $1 limit 1) m`,
    `insert into people (workspace_id, id, name, job_title, company_id, created_at)
     select $1, ${id('p', 'n')}, 'Person ' || md5(n::text), case n % 7 when 0 then 'Buyer' else 'Clerk' end,
            ${id('c', `(n % ${companies} + 1)`)}, now()
     from generate_series(1, ${people}) n`,
    `insert into deals (workspace_id, id, number, title, process_id, process_version_id, stage_key, entered_at, status,
                        closed_at, company_id, amount, currency, created_at)
     select $1, ${id('d', 'n')}, n, 'Deal ' || n, v.process_id, v.id, 'x', now(),
            case n % 5 when 0 then 'won' else 'lost' end, now(), ${id('c', `(n * 7 % ${companies / 2} + 1)`)}, 100,
            'NOK', now()
     from generate_series(1, ${companies}) n,
          (select id, process_id from process_versions where workspace_id = $1 limit 1) v`,
    `insert into activities (workspace_id, id, company_id, kind, at, created_at)
     select $1, ${id('a', 'n')}, ${id('c', `(n * 3 % ${companies} + 1)`)}, 'call', now() - n % 90 * interval '1 day', now()
     from generate_series(1, ${companies}) n`,
  ]
}
