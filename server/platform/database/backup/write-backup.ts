import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg, { type Client, type ClientConfig } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { CannotUseDatabase } from '../cannot-use-database.ts'
import { type Beside, besideEntries } from './beside.ts'
import {
  backupFormat,
  type Head,
  headName,
  partName,
  type Table,
  type Totals,
  tablesOf,
  totalsName,
} from './contents.ts'
import { tarEnd, tarEntry } from './tar.ts'

export interface Written {
  rows: number
  bytes: number
}

const partBytes = 1024 * 1024

/**
 * Writes the whole database, as it is at one moment, into one file, while everybody goes on working. The file appears
 * under its name only when it is complete.
 * @param file must not exist yet; made readable for its owner alone, since it holds everything
 * @param beside bytes that belong to the rows but lie elsewhere
 * @param onRows how many rows are written, and about how many there are
 */
export async function writeBackup(
  owner: ClientConfig,
  {
    file,
    program,
    beside,
    onRows,
  }: {
    file: string
    program: string
    beside?: Beside
    onRows: (done: number, about: number) => void
  },
): Promise<Written> {
  const draft = `${file}.part`
  const client = new pg.Client(owner)
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await mustSeeEverything(client)
    const written = { rows: 0 }
    const out = createWriteStream(draft, { mode: 0o600, flags: 'w' })
    await pipeline(
      Readable.from(archive(client, { program, beside }, written, onRows)),
      createGzip({ level: 5 }),
      out,
    )
    await client.query('commit')
    await makeLasting(draft, file)
    return { rows: written.rows, bytes: out.bytesWritten }
  } catch (fault) {
    await rm(draft, { force: true })
    throw fault
  } finally {
    await client.end()
  }
}

/** Row-level security would leave rows out without a word for anybody but the tables' owner. */
async function mustSeeEverything(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name
    from pg_class c, pg_roles r
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and r.rolname = current_user
      and c.relowner <> r.oid and not r.rolsuper`)
  if (rows[0])
    throw new CannotUseDatabase(
      `The user of DATABASE_URL does not own the table ${rows[0].name} and would not see all its rows.`,
    )
}

async function* archive(
  client: Client,
  { program, beside }: { program: string; beside: Beside | undefined },
  written: { rows: number },
  onRows: (done: number, about: number) => void,
): AsyncGenerator<Buffer> {
  const head = await headOf(client, program)
  const about = await rowsAbout(client)
  const at = new Date(head.madeAt)
  const totals: Totals = {}
  yield tarEntry(headName, json(head), at)
  for (const table of head.tables) {
    const hash = createHash('sha256')
    let part = 0
    let rows = 0
    for await (const body of partsOf(client, table)) {
      hash.update(body)
      rows += linesIn(body)
      onRows(written.rows + rows, Math.max(about, written.rows + rows))
      yield tarEntry(partName(table.name, ++part), body, at)
    }
    written.rows += rows
    totals[table.name] = { rows, sha256: hash.digest('hex') }
  }
  if (beside) yield* besideEntries(client, beside, at)
  yield tarEntry(totalsName, json(totals), at)
  yield tarEnd
}

async function headOf(client: Client, program: string): Promise<Head> {
  const { rows } = await client.query<{ postgres: string; migration: number; at: Date | string }>(
    `select current_setting('server_version') as postgres, now() as at,
            (select max(number) from migrations) as migration`,
  )
  const { rows: sequences } = await client.query<{ name: string; last: string }>(
    `select sequencename as name, last_value::text as last from pg_sequences
     where schemaname = 'public' and last_value is not null`,
  )
  const [{ postgres, migration, at }] = rows as [(typeof rows)[number]]
  const tables = await tablesOf(client)
  return {
    format: backupFormat,
    madeAt: new Date(at).toISOString(),
    program,
    postgres,
    migration,
    tables,
    sequences,
  }
}

async function rowsAbout(client: Client): Promise<number> {
  const { rows } = await client.query<{ rows: number }>(
    `select coalesce(sum(greatest(reltuples, 0)), 0)::float8 as rows from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  return rows[0]?.rows ?? 0
}

/** A table's rows as COPY writes them, in pieces of about a megabyte that may end anywhere. */
async function* partsOf(client: Client, { name, columns }: Table): AsyncGenerator<Buffer> {
  const list = columns.map((column) => `"${column}"`).join(', ')
  let held: Buffer[] = []
  let bytes = 0
  for await (const chunk of client.query(copyTo(`copy "${name}" (${list}) to stdout`))) {
    held.push(chunk as Buffer)
    bytes += (chunk as Buffer).length
    if (bytes < partBytes) continue
    yield Buffer.concat(held)
    held = []
    bytes = 0
  }
  if (bytes > 0) yield Buffer.concat(held)
}

/** In COPY's text every row ends in a line feed, and those inside values are written as `\n`. */
export function linesIn(body: Buffer): number {
  let lines = 0
  for (let place = body.indexOf(10); place !== -1; place = body.indexOf(10, place + 1)) lines += 1
  return lines
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`)
}

/** On the disk, and only then under its name. */
async function makeLasting(draft: string, file: string): Promise<void> {
  const written = await open(draft, 'r')
  await written.sync()
  await written.close()
  await rename(draft, file)
  const folder = await open(dirname(file), 'r')
  await folder.sync().catch(() => {})
  await folder.close()
}
