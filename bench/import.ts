import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Import, ImportInFull } from '../contract/imports/imports.ts'
import type { World } from './world.ts'

/**
 * A file of closed and open deals with owner, company and product by name, from its upload to its last row, against
 * bare COPY and INSERT … SELECT of as many finished rows into the same tables: deals, visits, events and both totals.
 * Both leave their rows behind. @returns both as rows per second
 */
export async function measureImport(
  owner: pg.ClientConfig,
  world: World,
  base: string,
  rows: number,
): Promise<{ ours: number; floor: number }> {
  const { database } = world.options
  const client = new pg.Client({ ...owner, ...(database && { database }) })
  await client.connect()
  try {
    const floor = await bareCopy(client, world, rows)
    await client.query('vacuum analyze deals')
    const ours = await wholeImport(client, world, base, rows)
    return { ours: rows / ours, floor: rows / floor }
  } finally {
    await client.end()
  }
}

/** @returns seconds from the first byte sent to the last row written */
async function wholeImport(client: pg.Client, world: World, base: string, rows: number): Promise<number> {
  const file = new File([await csvOf(client, world, rows)], 'bench.csv')
  const headers = { authorization: `Bearer ${world.key}` }
  const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const response = await fetch(`${base}/api/v1${path}`, {
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string> | undefined) },
    })
    const answer = (await response.json()) as T
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`)
    return answer
  }
  const form = new FormData()
  form.set('kind', 'deals')
  form.set('file', file)

  const began = performance.now()
  const { id } = await ask<ImportInFull>('/imports', { method: 'POST', body: form })
  await ask(`/imports/${id}/mapping`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(await mappingFor(client, world)),
  })
  await ask(`/imports/${id}/run`, { method: 'POST' })
  for (;;) {
    const { state, created, fault } = await ask<Import>(`/imports/${id}`)
    if (state === 'done' && created !== rows) throw new Error(`${created} of ${rows} rows were imported`)
    if (state === 'done') return (performance.now() - began) / 1000
    if (state !== 'running') throw new Error(`the import is ${state}: ${fault}`)
    await sleep(50)
  }
}

async function mappingFor(client: pg.Client, { actor, busiest }: World) {
  const { rows } = await client.query<{ key: string; first: string; last: string }>(
    `select p.key, v.document #>> '{stages,0,key}' as first, v.document #>> '{stages,-1,key}' as last
     from processes p join process_versions v on v.process_id = p.id and v.state = 'published'
     where p.workspace_id = $1 and p.id = $2`,
    [actor.workspaceId, busiest.process],
  )
  const process = rows[0]
  return {
    kind: 'deals',
    process: { key: process?.key },
    columns: { id: 'external_id', stage: 'stage', opened: 'opened', closed: 'closed', value: 'amount' },
    relations: {
      owner: { column: 'owner', missing: 'flag' },
      company: { column: 'company', missing: 'flag' },
      product: { column: 'product', missing: 'flag' },
    },
    title: '{product} · {company}',
    dates: 'dmy',
    values: {
      stage: {
        Won: { outcome: 'won', stage: process?.last },
        Lost: { outcome: 'lost', stage: process?.first },
        Open: { stage: process?.first },
      },
    },
  }
}

/** The proportions of a real export: half won, a quarter lost, the rest open. */
async function csvOf(client: pg.Client, { actor }: World, rows: number): Promise<string> {
  const names = async (table: string) => {
    const { rows: found } = await client.query<{ name: string }>(
      `select min(name) as name from ${table} where workspace_id = $1 group by lower(name) having count(*) = 1 limit 200`,
      [actor.workspaceId],
    )
    return found.map(({ name }) => `"${name.replaceAll('"', '""')}"`)
  }
  const [owners, companies, products] = [
    await names('members'),
    await names('companies'),
    await names('products'),
  ]
  const batch = randomUUID().slice(0, 8)
  const lines = Array.from({ length: rows }, (_, at) => {
    const stage = at % 4 < 2 ? 'Won' : at % 4 === 2 ? 'Lost' : 'Open'
    const closed = stage === 'Open' ? '' : `${10 + (at % 18)}-06-25`
    const [owner, company, product] = [owners, companies, products].map(
      (list) => list[at % list.length] ?? '',
    )
    return `${batch}-${at},${owner},${product},${company},${stage},${10 + (at % 18)}-0${1 + (at % 5)}-25,${closed},${at % 5_000}`
  })
  return `id,owner,product,company,stage,opened,closed,value\n${lines.join('\n')}\n`
}

/** @returns seconds for COPY of finished rows and one INSERT … SELECT into each table, in one transaction */
async function bareCopy(client: pg.Client, { actor, busiest }: World, rows: number): Promise<number> {
  const { rows: versions } = await client.query<{ id: string }>(
    `select id from process_versions where workspace_id = $1 and process_id = $2 and state = 'published'`,
    [actor.workspaceId, busiest.process],
  )
  const [ws, process, version, stage] = [actor.workspaceId, busiest.process, versions[0]?.id, busiest.stage]
  const first = await client.query<{ next: number }>(
    'update deal_numbers set next = next + $2 where workspace_id = $1 returning next - $2 as next',
    [ws, rows],
  )
  const from = first.rows[0]?.next ?? 0
  function* lines() {
    for (let at = 0; at < rows; at++)
      yield `${randomUUID()}\t${from + at}\tBench lamp ${at}\t2025-03-${10 + (at % 18)}T11:00:00Z\t${at % 4 < 3 ? `2025-06-${10 + (at % 18)}T11:00:00Z` : '\\N'}\t${(at % 5_000) * 100}\tfloor-${from + at}\n`
  }
  const began = performance.now()
  await client.query('begin')
  await client.query(`create temp table ready (id uuid, number integer, title text, opened timestamptz,
    closed timestamptz, amount bigint, external_id text) on commit drop`)
  await pipeline(Readable.from(lines()), client.query(copyFrom('copy ready from stdin')))
  await client.query(`
    insert into deals (workspace_id, id, number, title, process_id, process_version_id, stage_key, entered_at, status,
                       closed_at, owner_id, amount, currency, external_id, import_id, created_at)
    select '${ws}', id, number, title, '${process}', '${version}', '${stage}', opened,
           case when closed is null then 'open' else 'won' end, closed, '${actor.memberId}', amount, 'EUR', external_id,
           '${randomUUID()}', opened
    from ready`)
  await client.query(`
    insert into stage_visits (workspace_id, deal_id, seq, process_version_id, stage_key, entered_at, left_at, left_how)
    select '${ws}', id, 1, '${version}', '${stage}', opened, closed, case when closed is not null then 'won' end
    from ready`)
  await client.query(`
    insert into events (workspace_id, type, subject_type, subject_id, deal_id, by, via, at, data)
    select '${ws}'::uuid, 'deal.created', 'deal', id, id, '${actor.memberId}'::uuid, 'import', opened,
           jsonb_build_object('title', title, 'stage', '${stage}', 'amount', amount, 'currency', 'EUR')
    from ready
    union all
    select '${ws}'::uuid, 'deal.won', 'deal', id, id, '${actor.memberId}'::uuid, 'import', closed,
           jsonb_build_object('stage', '${stage}', 'amount', amount, 'currency', 'EUR')
    from ready where closed is not null`)
  await client.query(`
    insert into deal_totals (workspace_id, process_id, stage_key, status, owner_id, currency, closed_month, deals, amount)
    select '${ws}', '${process}', '${stage}', case when closed is null then 'open' else 'won' end, '${actor.memberId}',
           'EUR', date_trunc('month', closed)::date, count(*), sum(amount)
    from ready group by 4, 7`)
  await client.query(`
    insert into stage_totals (workspace_id, process_id, stage_key, owner_id, created_month, deals)
    select '${ws}', '${process}', '${stage}', '${actor.memberId}', date_trunc('month', opened)::date, count(*)
    from ready group by 5`)
  await client.query('commit')
  return (performance.now() - began) / 1000
}
