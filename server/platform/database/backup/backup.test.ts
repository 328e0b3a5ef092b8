import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { databaseForTest, type TestDatabase, tableHashes } from '../../../../test/database.ts'
import { CannotUseDatabase } from '../cannot-use-database.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const awkward = 'tab\there, line\nthere, \\N, "quotes", Łódź, سلام, 😀'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'stagecraft-backup-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** A company with a parent, people, many events and a value of every awkward kind. */
async function fill(owner: pg.Pool, events = 1_000): Promise<void> {
  const workspace = randomUUID()
  await owner.query(
    `insert into workspaces (workspace_id, name, language, country, currency, time_zone, calendar, created_at)
     values ($1, $2, 'pl', 'PL', 'PLN', 'Europe/Warsaw', '{"week": {}}', '2026-01-02T03:04:05.678901Z')`,
    [workspace, awkward],
  )
  const parent = randomUUID()
  await owner.query(
    `insert into companies (workspace_id, id, name, revenue, parent_id, created_at)
     values ($1, $2, $3, 9007199254740991, null, now()), ($1, gen_random_uuid(), 'Child', null, $2, now())`,
    [workspace, parent, awkward],
  )
  await owner.query(
    `insert into events (workspace_id, type, subject_type, subject_id, via, at, data)
     select $1, 'company.created', 'company', $2, 'api', now(), jsonb_build_object('n', n, 'text', $3::text)
     from generate_series(1, $4) n`,
    [workspace, parent, awkward, events],
  )
}

const backUp = (from: TestDatabase, file: string) =>
  writeBackup(from.ownerOptions, { file, program: '0.0.0', onRows: () => {} })
const bringBack = (to: TestDatabase, file: string, replace = false) =>
  restoreBackup(to.ownerOptions, { file, replace, embedded: false, onBytes: () => {} })

/** Transaction numbers are another cluster's. */
async function rowsOf(database: TestDatabase): Promise<Record<string, string>> {
  const hashes = await tableHashes(database.owner, ['events', 'migrations'])
  const { rows } = await database.owner.query(
    `select md5(string_agg((to_jsonb(e) - 'tx')::text, '' order by seq)) as hash from events e`,
  )
  return { ...hashes, events: rows[0].hash }
}

test('everything comes back as it was, to the microsecond and the last sign', async () => {
  const from = await databaseForTest()
  const to = await databaseForTest()
  const file = join(folder(), 'b.tar.gz')
  await fill(from.owner, 30_000)
  const written = await backUp(from, file)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const { rows } = await bringBack(to, file)
  expect(rows).toBe(written.rows)
  expect(await rowsOf(to)).toEqual(await rowsOf(from))
  const next = await to.owner.query(
    `insert into events (workspace_id, type, subject_type, subject_id, via, at)
     select workspace_id, 'company.edited', 'company', id, 'api', now() from companies limit 1 returning seq`,
  )
  expect(Number(next.rows[0].seq)).toBe(30_001)
})

test('restored events can be read by those who follow what happens', async () => {
  const from = await databaseForTest()
  const to = await databaseForTest()
  const file = join(folder(), 'b.tar.gz')
  await fill(from.owner)
  await from.owner.query(`update events set tx = '999999999999'`)
  await backUp(from, file)
  await bringBack(to, file)
  // Transactions of other tests in the same cluster are waited for, too.
  await expect
    .poll(
      async () => {
        const { rows } = await to.owner.query(
          'select count(*) - count(*) filter (where tx < pg_snapshot_xmin(pg_current_snapshot())) as unreadable from events',
        )
        return rows[0].unreadable
      },
      { timeout: 20_000 },
    )
    .toBe(0)
})

test('any tar can list a backup', async () => {
  const from = await databaseForTest()
  const file = join(folder(), 'b.tar.gz')
  await fill(from.owner)
  await backUp(from, file)
  const names = execFileSync('tar', ['-tzf', file], { encoding: 'utf8' }).trim().split('\n')
  expect(names[0]).toBe('backup.json')
  expect(names).toContain('data/companies/00001.copy')
  expect(names.at(-1)).toBe('totals.json')
})

test('a backup is one moment, whatever is written meanwhile', async () => {
  const from = await databaseForTest()
  const to = await databaseForTest()
  const file = join(folder(), 'b.tar.gz')
  await fill(from.owner, 20_000)
  let writing = true
  const writer = (async () => {
    while (writing)
      await from.owner.query(`
        with made as (
          insert into companies (workspace_id, id, name, created_at)
          select workspace_id, gen_random_uuid(), 'New', now() from workspaces returning workspace_id, id
        )
        insert into events (workspace_id, type, subject_type, subject_id, via, at)
        select workspace_id, 'company.created', 'company', id, 'api', now() from made`)
  })()
  await backUp(from, file)
  writing = false
  await writer
  await bringBack(to, file)
  const { rows } = await to.owner.query(
    `select (select count(*) from companies) - 2 as companies, (select count(*) from events) - 20000 as events`,
  )
  expect(rows[0].events).toBe(rows[0].companies)
})

test('only an empty installation is filled, unless the present company may be lost', async () => {
  const from = await databaseForTest()
  const to = await databaseForTest()
  const file = join(folder(), 'b.tar.gz')
  await fill(from.owner)
  await fill(to.owner)
  await backUp(from, file)
  const before = await rowsOf(to)
  await expect(bringBack(to, file)).rejects.toThrow(/There is a company here already/)
  expect(await rowsOf(to)).toEqual(before)
  await bringBack(to, file, true)
  expect(await rowsOf(to)).toEqual(await rowsOf(from))
})

test('a backup that is cut short, changed in one row or no backup at all changes nothing', async () => {
  const from = await databaseForTest()
  const to = await databaseForTest()
  const at = folder()
  const file = join(at, 'b.tar.gz')
  await fill(from.owner)
  await backUp(from, file)
  const before = await rowsOf(to)
  const packed = readFileSync(file)
  const plain = gunzipSync(packed)
  const broken = {
    'cut.tar.gz': packed.subarray(0, packed.length - 300),
    'short.tar.gz': gzipSync(plain.subarray(0, plain.length - 4_096)),
    'changed.tar.gz': gzipSync(Buffer.from(plain.toString('latin1').replace('Child', 'Chilt'), 'latin1')),
    'flipped.tar.gz': Buffer.from(packed).fill(0xff, 5_000, 5_004),
    'other.tar.gz': Buffer.from('PK this is something else'),
    'empty.tar.gz': Buffer.alloc(0),
  }
  for (const [name, bytes] of Object.entries(broken)) {
    writeFileSync(join(at, name), bytes)
    const outcome = await bringBack(to, join(at, name)).then(
      () => 'restored',
      (fault: unknown) => fault,
    )
    expect(outcome, name).toBeInstanceOf(CannotUseDatabase)
    expect(await rowsOf(to), name).toEqual(before)
  }
})

test('a backup that fails leaves no half file', async () => {
  const from = await databaseForTest()
  const at = folder()
  const file = join(at, 'b.tar.gz')
  await fill(from.owner)
  await from.owner.query('create table circle_a (id int primary key, b int)')
  await from.owner.query('create table circle_b (id int primary key references circle_a)')
  await from.owner.query('alter table circle_a add foreign key (b) references circle_b')
  await expect(backUp(from, file)).rejects.toThrow(/circle/)
  expect(() => statSync(file)).toThrow()
  expect(() => statSync(`${file}.part`)).toThrow()
})
