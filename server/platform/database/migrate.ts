import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg, { type ClientConfig } from 'pg'

const folder = join(import.meta.dirname, '../../migrations')
/** Any constant: two starting processes take the same advisory lock, so one migrates and the other waits. */
const lock = 7_310_411

export interface Migration {
  number: number
  name: string
  sql: string
}

export function migrations(): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}-.*\.sql$/.test(file))
    .sort()
    .map((file) => ({
      number: Number(file.slice(0, 4)),
      name: file.replace(/\.sql$/, ''),
      sql: readFileSync(join(folder, file), 'utf8'),
    }))
}

/** The number of the last migration this program knows. */
export function newestMigration(): number {
  return Math.max(0, ...migrations().map(({ number }) => number))
}

/**
 * Brings the database to this program's version, each migration in a transaction of its own together with the row that
 * says so, all under one lock. Forward only: a database that is ahead of the program is refused.
 * @returns the names of the migrations that ran now
 */
export async function migrate(
  owner: ClientConfig,
  log: (line: string) => void = () => {},
): Promise<string[]> {
  const client = new pg.Client(owner)
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query(
      `create table if not exists migrations (
         number integer primary key, name text not null, ran_at timestamptz not null default now())`,
    )
    const { rows } = await client.query<{ number: number }>('select number from migrations')
    const ran = new Set(rows.map((row) => row.number))
    const known = migrations()
    const newest = Math.max(0, ...ran)
    const own = newestMigration()
    if (newest > own)
      throw new Error(
        `the database is at migration ${newest}, this program knows ${own}: start a newer version`,
      )
    const waiting = known.filter((migration) => !ran.has(migration.number))
    for (const migration of waiting) {
      log(`migration ${migration.name}`)
      await client.query('begin')
      await client.query(migration.sql)
      await client.query('insert into migrations (number, name) values ($1, $2)', [
        migration.number,
        migration.name,
      ])
      await client.query('commit')
    }
    return waiting.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}
