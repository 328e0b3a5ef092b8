import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Export, ExportFormat, ExportList } from '../contract/exports.ts'
import { residentMegabytes } from './processes.ts'

/** A whole list as a file, and the bare COPY TO of the same columns, joined and in the same order. */
export interface Exported {
  list: ExportList
  format: ExportFormat
  query: string
  columns: readonly string[]
  bare: string
  rows: number
}

export interface Taken {
  /** Rows per second. */
  ours: number
  floor: number
  /** Of the app process: before it and at its highest. */
  megabytes: { before: number; most: number }
}

/** From asking for a file to its last byte, against COPY TO. Taken in turns; the quickest of each counts. */
export async function measureExport(
  exported: Exported,
  { owner, key, app, rounds = 3 }: Exporting,
): Promise<Taken> {
  const client = new pg.Client(owner)
  await client.connect()
  const seconds = { ours: [] as number[], floor: [] as number[] }
  const megabytes = { before: residentMegabytes(app.pid), most: 0 }
  const looking = setInterval(() => {
    megabytes.most = Math.max(megabytes.most, residentMegabytes(app.pid))
  }, 50)
  try {
    for (let round = 0; round < rounds; round++) {
      seconds.ours.push(await taken(() => wholeFile(exported, app.url, key)))
      seconds.floor.push(await taken(() => bareCopy(exported, client)))
    }
  } finally {
    clearInterval(looking)
    await client.end()
  }
  const { rows } = exported
  return { ours: rows / Math.min(...seconds.ours), floor: rows / Math.min(...seconds.floor), megabytes }
}

interface Exporting {
  /** The database as its owner reaches it. */
  owner: pg.ClientConfig
  key: string
  app: { url: string; pid: number }
  rounds?: number
}

async function wholeFile({ list, format, query, columns }: Exported, base: string, key: string) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ list, format, query, columns })
  const asked = await fetch(`${base}/api/v1/exports`, { method: 'POST', headers, body })
  const { id } = (await asked.json()) as Export
  const file = await fetch(`${base}/api/v1/exports/${id}/file`, { headers })
  if (!file.ok || !file.body) throw new Error(`an export answered ${file.status}`)
  let bytes = 0
  for await (const part of file.body) bytes += part.length
  if (bytes === 0) throw new Error('an empty export')
}

async function bareCopy({ bare }: Exported, client: pg.Client): Promise<void> {
  const nowhere = new Writable({ write: (_part, _encoding, done) => done() })
  await pipeline(client.query(copyTo(`copy (${bare}) to stdout with csv`)), nowhere)
}

async function taken(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

/** Of every deal there is. */
export function allDeals(workspaceId: string, rows: number): Exported {
  return {
    list: 'deals',
    format: 'csv',
    query: 'sort=created',
    columns: [
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
    ],
    bare: `select d.number, d.title, d.status, c.name, p.name, d.amount, d.currency, o.name, d.source,
                  d.expected_close_on, d.created_at
           from deals d
           left join members o on o.workspace_id = d.workspace_id and o.id = d.owner_id
           left join companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
           left join products p on p.workspace_id = d.workspace_id and p.id = d.product_id
           where d.workspace_id = '${workspaceId}'
           order by d.created_at desc, d.id desc`,
    rows,
  }
}

/** Of everybody the company knows. */
export function allPeople(workspaceId: string, rows: number, format: ExportFormat): Exported {
  return {
    list: 'people',
    format,
    query: 'sort=created',
    columns: ['name', 'job', 'company', 'email', 'phone', 'language', 'owner', 'created'],
    bare: `select p.name, p.job_title, c.name, p.email, p.phone, p.language, o.name, p.created_at
           from people p
           left join companies c on c.workspace_id = p.workspace_id and c.id = p.company_id
           left join members o on o.workspace_id = p.workspace_id and o.id = p.owner_id
           where p.workspace_id = '${workspaceId}'
           order by p.created_at, p.id`,
    rows,
  }
}
