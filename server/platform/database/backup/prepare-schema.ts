import type { Client } from 'pg'
import { CannotUseDatabase } from '../cannot-use-database.ts'
import { migrations, newestMigration } from '../migrate.ts'
import { applicationName } from '../open-main-database.ts'
import { tablesOf } from './contents.ts'

/**
 * Makes the tables as they were at a migration, and empty, inside the caller's transaction.
 * @throws CannotUseDatabase when there is a company already, somebody is at work, or the migration is not known
 */
export async function prepareSchema(
  client: Client,
  { migration, replace, embedded }: { migration: number; replace: boolean; embedded: boolean },
): Promise<void> {
  const known = newestMigration()
  if (migration > known)
    throw new CannotUseDatabase(
      `The backup is of a newer Stagecraft (migration ${migration}, this one knows ${known}).`,
    )
  await mustBeAlone(client)
  const present = await presentMigration(client)
  if (present === undefined) return migrateUpTo(client, migration)
  if (!replace && !(await isEmpty(client)))
    throw new CannotUseDatabase(
      'There is a company here already. Restore into an empty data folder, or say --replace to lose what is here.',
    )
  if (present === migration) return emptyTables(client)
  if (!embedded)
    throw new CannotUseDatabase(
      `The database is at migration ${present} and the backup at ${migration}: make a new, empty database for it and name that in DATABASE_URL.`,
    )
  await client.query('drop schema public cascade; create schema public')
  await migrateUpTo(client, migration)
}

async function mustBeAlone(client: Client): Promise<void> {
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name = $1`,
    [applicationName],
  )
  if (rows.length > 0) throw new CannotUseDatabase('Stagecraft is running on this database. Stop it first.')
}

async function presentMigration(client: Client): Promise<number | undefined> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.migrations') is not null as there`,
  )
  if (!rows[0]?.there) return undefined
  const { rows: newest } = await client.query<{ number: number }>(
    'select coalesce(max(number), 0) as number from migrations',
  )
  return newest[0]?.number
}

async function isEmpty(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ empty: boolean }>(
    'select not exists (select from workspaces) as empty',
  )
  return rows[0]?.empty ?? false
}

async function migrateUpTo(client: Client, migration: number): Promise<void> {
  await client.query(
    `create table migrations (number integer primary key, name text not null, ran_at timestamptz not null default now())`,
  )
  for (const { number, name, sql } of migrations()) {
    if (number > migration) return
    await client.query(sql)
    await client.query('insert into migrations (number, name) values ($1, $2)', [number, name])
  }
}

async function emptyTables(client: Client): Promise<void> {
  const tables = await tablesOf(client)
  await client.query(`truncate ${tables.map(({ name }) => `"${name}"`).join(', ')}`)
}
