import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { nativeFolder } from '../programs/postgres-programs.ts'
import { ownFolder, query, start, starter } from '../test-cast.ts'

const asRoot = process.getuid?.() === 0
const nobody = { uid: 65_534, gid: 65_534 }

test('an ordinary user is told plainly that a folder is closed to them', async () => {
  const closed = ownFolder()
  chmodSync(closed, asRoot ? 0o700 : 0o000)
  onTestFinished(() => chmodSync(closed, 0o700))
  const { go } = await starter(join(closed, 'data'), asRoot ? nobody : {})
  const said = await go()
  expect(said).toMatchObject({ started: false, code: 'data_folder_unreadable' })
  expect(said.message).toContain('STAGECRAFT_DATA')
}, 20_000)

test.skipIf(!asRoot)(
  'an ordinary user is told plainly that the database belongs to another user',
  async () => {
    const folder = ownFolder()
    await (await start(folder)).stop()
    chownSync(folder, nobody.uid, nobody.gid)
    chownSync(join(folder, 'stagecraft.lock'), nobody.uid, nobody.gid)
    chownSync(join(folder, 'postgres'), 12_345, 12_345)
    const { go } = await starter(folder, nobody)
    expect(await go()).toMatchObject({ started: false, code: 'data_folder_unreadable' })
  },
  20_000,
)

test.skipIf(!asRoot)(
  "an ordinary user starts in their own folder, and root's start there does not lock them out",
  async () => {
    const folder = ownFolder()
    chownSync(folder, nobody.uid, nobody.gid)
    const { owner, stop } = await start(folder)
    await query(owner, 'create table notes as select 42 as answer')
    await stop()
    const person = await starter(folder, nobody)
    const said = await person.go()
    expect(said).toMatchObject({ started: true })
    expect(await query(said.owner, 'select answer from notes')).toEqual([{ answer: 42 }])
  },
  20_000,
)

test('a file where the folder should be is told plainly', async () => {
  const file = join(ownFolder(), 'data')
  writeFileSync(file, '')
  await expect(start(file)).rejects.toMatchObject({ code: 'data_folder_unreadable' })
})

test.for([
  ['19', 'data_folder_newer_version'],
  ['17', 'data_folder_older_version'],
  ['', 'data_folder_damaged'],
] as const)('a database of version "%s" is refused and left alone', async ([version, code]) => {
  const folder = ownFolder()
  mkdirSync(join(folder, 'postgres'))
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), version)
  await expect(start(folder)).rejects.toMatchObject({ code })
})

test('a platform without an embedded PostgreSQL points to DATABASE_URL', () => {
  expect(() => nativeFolder('sunos-sparc')).toThrow(/no embedded PostgreSQL: set DATABASE_URL/)
})

test('a nearly full disk is refused before anything is written', async (context) => {
  const folder = smallDisk('size=60m')
  if (!folder) return context.skip('mounting a small disk is not permitted here')
  await expect(start(folder)).rejects.toMatchObject({
    code: 'disk_full',
    message: expect.stringContaining('at least 64 MB'),
  })
  expect(existsSync(join(folder, 'postgres'))).toBe(false)
})

test('a disk that fills up while the database is made leaves nothing half made', async (context) => {
  const folder = smallDisk('size=200m,nr_inodes=300')
  if (!folder) return context.skip('mounting a small disk is not permitted here')
  await expect(start(folder)).rejects.toMatchObject({ code: 'disk_full' })
  expect(readdirSync(folder).filter((name) => name.startsWith('postgres'))).toEqual([])
  spawnSync('mount', ['-o', 'remount,nr_inodes=20000', folder])
  const { owner } = await start(folder)
  expect(await query(owner, 'select 1 as one')).toEqual([{ one: 1 }])
}, 20_000)

/** @returns undefined where mounting is not permitted */
function smallDisk(options: string): string | undefined {
  const folder = ownFolder()
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder])
  if (status !== 0) return undefined
  onTestFinished(() => void spawnSync('umount', ['--lazy', folder]))
  return folder
}
