import { createHash, type Hash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg, { type Client, type ClientConfig } from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { CannotUseDatabase } from '../cannot-use-database.ts'
import { type Beside, besideFolder, besideName, bringBeside } from './beside.ts'
import { Head, headName, type Table, Totals, totalsName } from './contents.ts'
import { prepareSchema } from './prepare-schema.ts'
import { tarEntries } from './tar.ts'
import { linesIn } from './write-backup.ts'

export interface Restoring {
  file: string
  /** Whether what is there may be replaced; else only an installation without a company is filled. */
  replace: boolean
  /** Our own embedded cluster, in which nothing but Stagecraft lives. */
  embedded: boolean
  /** Where bytes go that belong to the rows but lie elsewhere; absent: they are not brought back. */
  beside?: Beside
  onBytes: (done: number, total: number) => void
}

/**
 * Fills the database from a backup, all in one transaction: it is there as a whole, counted and compared with its
 * hashes, or nothing has changed. What lay beside the rows of a company that was replaced is removed after that.
 * @returns the backup's head and how many rows came back
 * @throws CannotUseDatabase: the file is no backup, damaged or too new; the database is not empty or is in use
 */
export async function restoreBackup(
  owner: ClientConfig,
  restoring: Restoring,
): Promise<{ head: Head; rows: number }> {
  const client = new pg.Client(owner)
  client.on('error', () => {})
  await client.connect()
  try {
    const restored = await restoreAsOne(client, restoring)
    // Only now are they nobody's: until the commit the company that is replaced might have come back.
    if (restoring.replace) await restoring.beside?.removeOthers(client)
    return restored
  } finally {
    await client.end()
  }
}

async function restoreAsOne(client: Client, restoring: Restoring): Promise<{ head: Head; rows: number }> {
  const bringing = bringBeside(restoring.beside)
  try {
    await client.query('begin')
    const restored = await restoreFrom(client, restoring, bringing)
    await bringing.place()
    await client.query('commit')
    return restored
  } catch (fault) {
    await client.query('rollback').catch(() => {})
    await bringing.giveUp()
    throw isDamage(fault)
      ? new CannotUseDatabase(`${restoring.file} is damaged or no backup: ${(fault as Error).message}.`)
      : fault
  }
}

async function restoreFrom(
  client: Client,
  { file, replace, embedded, onBytes }: Restoring,
  bringing: ReturnType<typeof bringBeside>,
): Promise<{ head: Head; rows: number }> {
  const files = tarEntries(unpacked(file, (await stat(file)).size, onBytes))
  const head = readHead(file, (await files.next()).value)
  await prepareSchema(client, { migration: head.migration, replace, embedded })
  const tables = new Map(head.tables.map((table) => [table.name, table]))
  const seen: Totals = {}
  let filling: Filling | undefined
  try {
    for await (const { name, body } of files) {
      if (name === totalsName) {
        if (filling) await filling.end(seen)
        const rows = compare(Totals.parse(JSON.parse(body.toString())), seen)
        await setSequences(client, head)
        return { head, rows }
      }
      if (name === besideName) {
        bringing.compare(body)
        continue
      }
      if (name.startsWith(besideFolder)) {
        await bringing.take(name.slice(besideFolder.length), body)
        continue
      }
      const table = tables.get(name.split('/')[1] ?? '')
      if (!table) throw new Error(`it holds ${name}, which its head does not name`)
      if (filling?.table !== table) {
        if (filling) await filling.end(seen)
        filling = await fill(client, table)
      }
      await filling.write(body)
    }
    throw new Error('it stops in the middle')
  } catch (fault) {
    await filling?.giveUp()
    throw fault
  }
}

async function* unpacked(file: string, size: number, onBytes: Restoring['onBytes']): AsyncGenerator<Buffer> {
  const packed = createReadStream(file, { highWaterMark: 256 * 1024 })
  const plain = createGunzip()
  packed.on('error', (fault) => plain.destroy(fault))
  for await (const chunk of packed.pipe(plain)) {
    onBytes(packed.bytesRead, size)
    yield chunk as Buffer
  }
}

function readHead(file: string, first: { name: string; body: Buffer } | undefined): Head {
  const head = first?.name === headName ? Head.safeParse(JSON.parse(first.body.toString())) : undefined
  if (!head?.success) throw new CannotUseDatabase(`${file} is not a backup that this Stagecraft can read.`)
  return head.data
}

interface Filling {
  table: Table
  write(body: Buffer): Promise<void>
  end(seen: Totals): Promise<void>
  /** PostgreSQL waits for the rest of a COPY before it listens to anything else. */
  giveUp(): Promise<void>
}

/**
 * COPY into one table. Its owner is freed from row-level security for the time of the transaction, or COPY refuses; its
 * triggers rest, since what they keep is in the backup itself.
 */
async function fill(client: Client, table: Table): Promise<Filling> {
  const { rows } = await client.query<{ forced: boolean }>(
    `select relforcerowsecurity as forced from pg_class where oid = to_regclass($1)`,
    [`public."${table.name}"`],
  )
  const forced = rows[0]?.forced ?? false
  if (forced) await client.query(`alter table "${table.name}" no force row level security`)
  await client.query(`alter table "${table.name}" disable trigger user`)
  const list = table.columns.map((column) => `"${column}"`).join(', ')
  const copying: CopyStreamQuery = client.query(copyFrom(`copy "${table.name}" (${list}) from stdin`))
  const hash: Hash = createHash('sha256')
  let lines = 0
  const ended = finished(copying)
  ended.catch(() => {})
  return {
    table,
    async write(body) {
      hash.update(body)
      lines += linesIn(body)
      if (!copying.write(body)) await Promise.race([once(copying, 'drain'), ended])
    },
    async end(seen) {
      copying.end()
      await ended
      if (copying.rowCount !== lines)
        throw new Error(`${table.name} took ${copying.rowCount} of ${lines} rows`)
      await client.query(`alter table "${table.name}" enable trigger user`)
      if (forced) await client.query(`alter table "${table.name}" force row level security`)
      seen[table.name] = { rows: lines, sha256: hash.digest('hex') }
    },
    async giveUp() {
      copying.destroy(new Error('given up'))
      await ended.catch(() => {})
    },
  }
}

const emptyHash = createHash('sha256').digest('hex')

/** @returns how many rows there are in all */
function compare(written: Totals, seen: Totals): number {
  let rows = 0
  for (const [name, { rows: count, sha256 }] of Object.entries(written)) {
    const got = seen[name] ?? { rows: 0, sha256: emptyHash }
    if (got.rows !== count || got.sha256 !== sha256) throw new Error(`${name} is not as it was written`)
    rows += count
  }
  return rows
}

async function setSequences(client: Client, head: Head): Promise<void> {
  for (const { name, last } of head.sequences)
    await client.query('select setval(to_regclass($1), $2)', [`public."${name}"`, last])
}

/** What reading a broken file throws: gzip's and JSON's faults, zod's, and our own plain errors. */
function isDamage(fault: unknown): boolean {
  if (fault instanceof CannotUseDatabase) return false
  const { code, name } = fault as NodeJS.ErrnoException
  return (
    code?.startsWith('Z_') ||
    name === 'SyntaxError' ||
    name === 'ZodError' ||
    (name === 'Error' && code === undefined)
  )
}
