import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Export } from '../contract/exports.ts'
import type { World } from './world.ts'

const rounds = 3

/**
 * The whole list of deals as a CSV file, from asking for it to its last byte, against COPY TO of the same columns, joined
 * and in the same order. Taken in turns. @returns both as rows per second
 */
export async function measureExport(
  owner: pg.ClientConfig,
  world: World,
  base: string,
  rows: number,
): Promise<{ ours: number; floor: number }> {
  const { database } = world.options
  const client = new pg.Client({ ...owner, ...(database && { database }) })
  await client.connect()
  const taken = { ours: [] as number[], floor: [] as number[] }
  try {
    await client.query('vacuum analyze deals')
    for (let round = 0; round < rounds; round++) {
      taken.ours.push(await seconds(() => wholeExport(world, base)))
      taken.floor.push(await seconds(() => bareCopy(client, world)))
    }
  } finally {
    await client.end()
  }
  return { ours: rows / Math.min(...taken.ours), floor: rows / Math.min(...taken.floor) }
}

const columns = [
  'number',
  'title',
  'status',
  'company',
  'product',
  'amount',
  'owner',
  'source',
  'expected',
  'created',
]

async function wholeExport({ key }: World, base: string): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ list: 'deals', format: 'csv', query: 'sort=created', columns })
  const asked = await fetch(`${base}/api/v1/exports`, { method: 'POST', headers, body })
  const { id } = (await asked.json()) as Export
  const file = await fetch(`${base}/api/v1/exports/${id}/file`, { headers })
  if (!file.ok || !file.body) throw new Error(`an export answered ${file.status}`)
  let bytes = 0
  for await (const part of file.body) bytes += part.length
  if (bytes === 0) throw new Error('an empty export')
}

async function bareCopy(client: pg.Client, { actor }: World): Promise<void> {
  const statement = `
    copy (select d.number, d.title, d.status, c.name, p.name, d.amount, d.currency, o.name, d.source,
                 d.expected_close_on, d.created_at
          from deals d
          left join members o on o.workspace_id = d.workspace_id and o.id = d.owner_id
          left join companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
          left join products p on p.workspace_id = d.workspace_id and p.id = d.product_id
          where d.workspace_id = '${actor.workspaceId}'
          order by d.created_at desc, d.id desc) to stdout with csv`
  const nowhere = new Writable({ write: (_part, _encoding, done) => done() })
  await pipeline(client.query(copyTo(statement)), nowhere)
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}
