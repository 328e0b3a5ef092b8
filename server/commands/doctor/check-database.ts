import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '../../platform/config.ts'
import { newestMigration } from '../../platform/database/migrate.ts'
import { type MainDatabase, openMainDatabase } from '../../platform/database/open-main-database.ts'
import { inPlainWords } from '../terminal/plain-words.ts'
import type { Finding } from './finding.ts'

/** Opens it as a guest would, without migrating; an installation that was never started stays unmade. */
export async function checkDatabase(config: Config): Promise<Finding[]> {
  const about = 'database'
  if (!config.databaseUrl && !existsSync(join(config.dataFolder, 'postgres')))
    return [{ state: 'remark', about, said: 'There is none yet; the first start makes it.' }]
  try {
    const database = await openMainDatabase(config, { log: () => {}, own: false, migrate: false })
    try {
      return await look(database)
    } finally {
      await database.stop()
    }
  } catch (fault) {
    return [{ state: 'ill', about, said: inPlainWords(fault) }]
  }
}

const kinds = {
  embedded: 'embedded',
  external: 'of DATABASE_URL',
  guest: 'embedded, and Stagecraft is running',
} as const

async function look({ kind, ownerOptions, appOptions }: MainDatabase): Promise<Finding[]> {
  const owner = new pg.Client(ownerOptions)
  owner.on('error', () => {})
  await owner.connect()
  try {
    const { rows } = await owner.query(
      `select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size,
              current_setting('fsync') as fsync, to_regclass('public.migrations') is not null as migrated`,
    )
    const [{ version, size, fsync, migrated }] = rows
    const findings: Finding[] = [
      { state: 'well', about: 'database', said: `PostgreSQL ${version}, ${kinds[kind]}, ${size}` },
    ]
    if (fsync !== 'on')
      findings.push({
        state: 'ill',
        about: 'database',
        said: 'fsync is off: a power cut may lose or break data.',
      })
    findings.push(await migrationState(owner, migrated))
    if (migrated) findings.push(await roleState(appOptions))
    return findings
  } finally {
    await owner.end()
  }
}

async function migrationState(owner: pg.Client, migrated: boolean): Promise<Finding> {
  const known = newestMigration()
  const ran = migrated
    ? (await owner.query('select coalesce(max(number), 0) as newest from migrations')).rows[0].newest
    : 0
  const said = `${ran} of ${known}`
  if (ran > known)
    return { state: 'ill', about: 'migrations', said: `${said}: the database belongs to a newer Stagecraft` }
  return ran < known
    ? { state: 'remark', about: 'migrations', said: `${said}; the next start runs the rest` }
    : { state: 'well', about: 'migrations', said }
}

/** The second wall between companies stands only if the app's role can neither bypass it nor take it down. */
async function roleState(appOptions: pg.ClientConfig): Promise<Finding> {
  const app = new pg.Client(appOptions)
  app.on('error', () => {})
  await app.connect()
  try {
    const { rows } = await app.query(
      `select r.rolname as name, r.rolsuper or r.rolbypassrls as strong,
              exists (select from pg_class c where c.relowner = r.oid) as owns,
              (select count(*) from deals) as seen
       from pg_roles r where r.rolname = current_user`,
    )
    const [{ name, strong, owns, seen }] = rows
    const weak = !strong && !owns && Number(seen) === 0
    return weak
      ? {
          state: 'well',
          about: 'role',
          said: `${name}: no superuser, owns nothing, sees nothing without a company`,
        }
      : {
          state: 'ill',
          about: 'role',
          said: `${name} must be neither superuser nor owner, nor bypass row-level security.`,
        }
  } finally {
    await app.end()
  }
}
