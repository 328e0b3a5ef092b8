import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { foundCompany } from '../../test/company.ts'
import { tableHashes } from '../../test/database.ts'
import { inCluster } from '../../test/postgres.ts'
import { unequalTotals } from '../../test/unequal-totals.ts'
import { readConfig } from '../platform/config.ts'
import { restoreBackup } from '../platform/database/backup/restore-backup.ts'
import { writeBackup } from '../platform/database/backup/write-backup.ts'
import { openMainDatabase } from '../platform/database/open-main-database.ts'
import { openPool } from '../platform/database/pool.ts'
import { seedCompany } from './seed/seed-company.ts'

/** A database as a hosting company gives it: its owner is no superuser. */
async function hostedDatabase(): Promise<{ url: string; owner: pg.Pool }> {
  const { owner } = inject('cluster')
  const name = `hosted_${randomBytes(4).toString('hex')}`
  await inCluster(
    owner,
    `create role ${name} login createrole password 'secret'`,
    `create database ${name} owner ${name}`,
  )
  // PostgreSQL 16 and newer let a role be granted by its maker alone, and here another database made it.
  await inCluster(owner, `grant stagecraft_app to ${name} with admin option`)
  const url = urlFor(owner, name)
  const pool = openPool({ connectionString: url, max: 2 })
  onTestFinished(async () => {
    await pool.end()
    await inCluster(owner, `drop database ${name} with (force)`, `drop role ${name}`)
  })
  return { url, owner: pool }
}

function urlFor(owner: pg.ClientConfig, name: string): string {
  if (!owner.connectionString)
    return `postgres://${name}:secret@/${name}?host=${encodeURIComponent(owner.host ?? '')}&port=${owner.port}`
  const url = new URL(owner.connectionString)
  url.username = name
  url.password = 'secret'
  url.pathname = `/${name}`
  return url.href
}

const open = (url: string) =>
  openMainDatabase({ ...readConfig({}), databaseUrl: url }, { log: () => {}, own: true })

test('a database of DATABASE_URL is migrated by its owner and worked in as a role that owns nothing', async () => {
  const { url } = await hostedDatabase()
  const database = await open(url)
  try {
    expect(database.kind).toBe('external')
    const founder = await foundCompany(database.db)
    const asked = sql<{ name: string; companies: number }>`
      select current_user as name, (select count(*) from members) as companies`
    const inside = await database.db.read(founder.workspaceId, (tx) => asked.execute(tx))
    const outside = await database.db.read(null, (tx) => asked.execute(tx))
    expect(inside.rows).toEqual([{ name: 'stagecraft_app', companies: 1 }])
    expect(outside.rows).toEqual([{ name: 'stagecraft_app', companies: 0 }])
  } finally {
    await database.stop()
  }
})

test('an owner who is no superuser seeds, backs up and restores all the same', async () => {
  const from = await hostedDatabase()
  const to = await hostedDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-hosted-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const database = await open(from.url)
  const { workspaceId } = await foundCompany(database.db)
  const client = await from.owner.connect()
  const seeding = { deals: 200, years: 1, seed: 1, open: 20, now: Date.now(), onDeals: () => {} }
  await seedCompany(client, workspaceId, seeding)
  client.release()
  expect(await unequalTotals(from.owner)).toEqual([])

  const file = join(folder, 'b.tar.gz')
  await writeBackup(database.ownerOptions, { file, program: '0', onRows: () => {} })
  await database.stop()
  await restoreBackup(
    { connectionString: to.url },
    { file, replace: false, embedded: false, onBytes: () => {} },
  )
  const except = ['events', 'migrations']
  expect(await tableHashes(to.owner, except)).toEqual(await tableHashes(from.owner, except))

  const restored = await open(to.url)
  const seen = sql<{ deals: number }>`select count(*) as deals from deals`
  expect((await restored.db.read(null, (tx) => seen.execute(tx))).rows).toEqual([{ deals: 0 }])
  expect((await restored.db.read(workspaceId, (tx) => seen.execute(tx))).rows).toEqual([{ deals: 200 }])
  await restored.stop()
})

test('a restore is refused while Stagecraft is at work on the database', async () => {
  const { url } = await hostedDatabase()
  const database = await open(url)
  try {
    await database.db.read(null, (tx) => sql`select 1`.execute(tx))
    const folder = mkdtempSync(join(tmpdir(), 'stagecraft-hosted-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const file = join(folder, 'b.tar.gz')
    await writeBackup(database.ownerOptions, { file, program: '0', onRows: () => {} })
    const restoring = restoreBackup(
      { connectionString: url },
      { file, replace: true, embedded: false, onBytes: () => {} },
    )
    await expect(restoring).rejects.toThrow(/Stagecraft is running on this database/)
  } finally {
    await database.stop()
  }
})
