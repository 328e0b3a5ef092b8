import { chmodSync, cpSync, existsSync, lstatSync, rmSync, statSync, truncateSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ownFolder } from '../test-cast.ts'
import { findPostgresPrograms, nativeFolder } from './postgres-programs.ts'

const asRoot = process.getuid?.() === 0
const nobody = { uid: 65_534, gid: 65_534 }

test('links that npm could not carry are made where they belong', async () => {
  const native = installedIn(ownFolder())
  const { majorVersion, initdb } = await findPostgresPrograms({
    folder: ownFolder(),
    user: undefined,
    log: () => {},
    native,
  })
  expect(majorVersion).toBe(18)
  expect(initdb).toBe(join(native, 'bin', 'initdb'))
  expect(lstatSync(join(native, 'lib', 'libpq.so.5')).isSymbolicLink()).toBe(true)
})

test.skipIf(!asRoot)(
  'programs behind a closed folder are copied once, and an incomplete copy is renewed',
  async () => {
    const closed = ownFolder()
    chmodSync(closed, 0o700)
    const native = installedIn(closed)
    const said: string[] = []
    const find = () =>
      findPostgresPrograms({ folder: ownFolder(), user: nobody, log: (line) => void said.push(line), native })
    const { postgres, majorVersion } = await find()
    const copy = dirname(dirname(dirname(postgres)))
    onTestFinished(() => rmSync(copy, { recursive: true, force: true }))
    expect(majorVersion).toBe(18)
    expect(postgres.startsWith(closed)).toBe(false)
    expect(statSync(copy).uid).toBe(0)
    expect(statSync(copy).mode & 0o022).toBe(0)

    await find()
    expect(said).toHaveLength(1)
    truncateSync(postgres)
    expect(await find()).toMatchObject({ postgres, majorVersion: 18 })
    expect(said).toHaveLength(2)
  },
)

test.skipIf(!asRoot)('a copy that others may write to is not used', async () => {
  const closed = ownFolder()
  chmodSync(closed, 0o700)
  const native = installedIn(closed)
  const find = () => findPostgresPrograms({ folder: ownFolder(), user: nobody, log: () => {}, native })
  const copy = dirname(dirname(dirname((await find()).postgres)))
  chmodSync(copy, 0o777)
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }))
  const elsewhere = dirname(dirname(dirname((await find()).postgres)))
  onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }))
  expect(elsewhere).not.toBe(copy)
  expect(existsSync(copy)).toBe(true)
})

/** The platform's package as npm unpacks it without install scripts: no links. */
function installedIn(folder: string): string {
  const original = nativeFolder()
  cpSync(dirname(original), join(folder, 'package'), {
    recursive: true,
    filter: (path) => !lstatSync(path).isSymbolicLink() && !path.endsWith('.a'),
  })
  return join(folder, 'package', 'native')
}
