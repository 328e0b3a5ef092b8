import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { socketFolderOf } from './folder/socket-folder.ts'
import { findPostmaster } from './postmaster/postmaster.ts'
import { ownFolder, query, start, starter } from './test-cast.ts'

const asRoot = process.getuid?.() === 0

test('the first start makes a private database, and the next one finds what was written', async () => {
  const folder = join(ownFolder(), 'data')
  const first = await start(folder)
  expect(first.adopted).toBe(false)
  await query(first.owner, 'create table notes as select 42 as answer')
  const [settings] = await query(
    first.owner,
    `select current_setting('listen_addresses') as tcp, current_setting('fsync') as fsync,
            current_setting('server_encoding') as encoding, current_database() as database, current_user as owner`,
  )
  expect(settings).toEqual({
    tcp: '',
    fsync: 'on',
    encoding: 'UTF8',
    database: 'stagecraft',
    owner: 'stagecraft_owner',
  })
  for (const path of [folder, join(folder, 'postgres'), first.owner.host])
    expect(statSync(path).mode & 0o777).toBe(0o700)
  await first.stop()
  expect(findPostmaster(join(folder, 'postgres'))).toBeUndefined()

  const second = await start(folder)
  expect(second.adopted).toBe(false)
  expect(await query(second.owner, 'select answer from notes')).toEqual([{ answer: 42 }])
}, 20_000)

test('letters of every language count as letters, for search by part of a name', async () => {
  const { owner } = await start(ownFolder())
  await query(owner, 'create extension pg_trgm')
  const [row] = await query(
    owner,
    `select upper('łódź') as upper, similarity('شرکت فولاد', 'فولاد') > 0.3 as persian, similarity('ŻÓŁĆ', 'żółć') as polish`,
  )
  expect(row).toEqual({ upper: 'ŁÓDŹ', persian: true, polish: 1 })
}, 20_000)

test('a database that outlived its killed parent is adopted, and stopped in the end', async () => {
  const folder = ownFolder()
  const parent = await starter(folder)
  const { owner } = await parent.go()
  await query(owner, 'create table notes as select 42 as answer')
  const before = findPostmaster(join(folder, 'postgres'))
  await parent.kill()

  const next = await start(folder)
  expect(next.adopted).toBe(true)
  expect(findPostmaster(join(folder, 'postgres'))?.pid).toBe(before?.pid)
  expect(await query(next.owner, 'select answer from notes')).toEqual([{ answer: 42 }])
  await next.stop()
  expect(findPostmaster(join(folder, 'postgres'))).toBeUndefined()
}, 20_000)

test('a database found stopping is waited for, and started anew', async () => {
  const folder = ownFolder()
  const parent = await starter(folder)
  const { owner } = await parent.go()
  await parent.kill()
  const lingering = new pg.Client(owner)
  await lingering.connect()
  const { pid } = findPostmaster(join(folder, 'postgres'))!
  // a smart shutdown, which waits for the open session
  process.kill(pid, 'SIGTERM')
  while (findPostmaster(join(folder, 'postgres'))?.status !== 'stopping') await sleep(5)

  const starting = start(folder)
  await sleep(300)
  expect(findPostmaster(join(folder, 'postgres'))?.pid).toBe(pid)
  await lingering.end()
  expect((await starting).adopted).toBe(false)
}, 20_000)

test('the death of the database is told, and the next start recovers what was committed', async () => {
  const folder = ownFolder()
  const { promise: death, resolve: onExit } = Promise.withResolvers<string>()
  const first = await start(folder, { onExit })
  await query(first.owner, 'create table notes as select 42 as answer')
  process.kill(findPostmaster(join(folder, 'postgres'))!.pid, 'SIGKILL')
  expect(await death).not.toBe('')
  await first.stop()

  const second = await start(folder)
  expect(second.adopted).toBe(false)
  expect(await query(second.owner, 'select answer from notes')).toEqual([{ answer: 42 }])
}, 20_000)

test.for(['another program', 'a program working in the very same folder'])(
  'a stale postmaster file whose process id now belongs to %s does not stop the start',
  { timeout: 20_000 },
  async (who) => {
    const folder = ownFolder()
    const cluster = join(folder, 'postgres')
    const first = await start(folder)
    const file = readFileSync(join(cluster, 'postmaster.pid'), 'utf8')
    await first.stop()
    const { uid, gid } = statSync(cluster)
    const cwd = who === 'another program' ? '/' : cluster
    const stranger = spawn('sleep', ['60'], { cwd, uid, gid })
    onTestFinished(() => void stranger.kill())
    await once(stranger, 'spawn')
    writeFileSync(join(cluster, 'postmaster.pid'), file.replace(/^\d+/, String(stranger.pid)))
    chownSync(join(cluster, 'postmaster.pid'), uid, gid)
    chmodSync(join(cluster, 'postmaster.pid'), 0o600)

    const second = await start(folder)
    expect(second.adopted).toBe(false)
    expect(stranger.exitCode).toBeNull()
  },
)

test('a data folder longer than a socket path may be works', async () => {
  const folder = join(ownFolder(), 'a-very-long-name-'.repeat(8), 'another-long-name-'.repeat(6))
  expect(Buffer.byteLength(folder)).toBeGreaterThan(200)
  const { owner } = await start(folder)
  expect(await query(owner, 'select 1 as one')).toEqual([{ one: 1 }])
}, 20_000)

test.skipIf(!asRoot)(
  'root keeps the data behind a folder no one else can enter, and runs the database as another user',
  async () => {
    const closed = ownFolder()
    chmodSync(closed, 0o700)
    const folder = join(closed, 'stagecraft', 'data')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const { owner } = await start(folder)
    const cluster = join(folder, 'postgres')
    const { pid } = findPostmaster(cluster)!
    expect(statSync(cluster).uid).not.toBe(0)
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(
      new RegExp(`^Uid:\\s+${statSync(cluster).uid}\\s`, 'm'),
    )
    expect(await query(owner, 'select pg_reload_conf() as reloaded')).toEqual([{ reloaded: true }])
    expect(await query(owner, "select count(*) > 0 as listed from pg_ls_dir('base')")).toEqual([
      { listed: true },
    ])
  },
  20_000,
)

test("a socket folder planted under the database's name is refused", async () => {
  const folder = ownFolder()
  const planted = socketFolderOf(folder)
  mkdirSync(planted)
  onTestFinished(() => rmSync(planted, { recursive: true, force: true }))
  chmodSync(planted, 0o777)
  if (asRoot) chownSync(planted, 12_345, 12_345)
  await expect(start(folder)).rejects.toMatchObject({
    code: 'socket_folder_taken',
    message: expect.stringContaining(planted),
  })
}, 20_000)
