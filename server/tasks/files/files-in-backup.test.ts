import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { createDeal } from '../../../contract/deals/deals.ts'
import { playCast } from '../../../test/cast.ts'
import { databaseForTest } from '../../../test/database.ts'
import { serverForTest } from '../../../test/server.ts'
import { restoreBackup } from '../../platform/database/backup/restore-backup.ts'
import { writeBackup } from '../../platform/database/backup/write-backup.ts'
import { openFileStore } from '../../platform/files/store.ts'
import { filesInBackup } from './files-in-backup.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'stagecraft-files-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const filesIn = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())

test('files come back with their rows, or nothing does', async () => {
  const server = await serverForTest()
  const cast = await playCast(server.db)
  const ola = await server.client(cast.ola, 'cookie')
  const { id } = await ola.call(createDeal, { body: { title: 'Lamps' } as never })
  const put = async (name: string, bytes: string) => {
    const form = new FormData()
    form.set('file', new Blob([bytes]), name)
    const path = `${server.url}/api/v1/deals/${id}/files`
    const answer = await fetch(path, { method: 'POST', body: form, headers: ola.headers })
    return (await answer.json()) as { id: string }
  }
  const contract = await put('contract.txt', 'Forty lamps at 900.')
  const lost = await put('lost.txt', 'gone from the disk')
  const { workspaceId } = cast.kari
  const store = openFileStore(server.config.dataFolder)
  await store.remove({ workspaceId, id: lost.id })
  const file = join(folder(), 'b.tar.gz')
  await writeBackup(server.ownerOptions, {
    file,
    program: '0',
    beside: filesInBackup(store),
    onRows: () => {},
  })

  const to = await databaseForTest()
  const place = folder()
  const bringBack = (from: string, replace = false) =>
    restoreBackup(to.ownerOptions, {
      file: from,
      replace,
      embedded: false,
      beside: filesInBackup(openFileStore(place)),
      onBytes: () => {},
    })
  const plain = gunzipSync(readFileSync(file)).toString('latin1')
  const changed = join(folder(), 'changed.tar.gz')
  writeFileSync(
    changed,
    gzipSync(Buffer.from(plain.replace('Forty lamps at 900.', 'Forty lamps at 100.'), 'latin1')),
  )
  await expect(bringBack(changed)).rejects.toThrow('its files are not as they were written')
  expect(filesIn(place)).toEqual([])
  for (const name of ['../../x', `${workspaceId}/../x`, `${workspaceId}/${contract.id}/x`, ''])
    await expect(filesInBackup(openFileStore(place)).receive(name, Buffer.from('x'), '')).rejects.toThrow()
  expect(filesIn(place)).toEqual([])

  await bringBack(file)
  const { rows } = await to.owner.query('select sha256 from files where id = $1', [contract.id])
  const words = async () => {
    const bytes = await openFileStore(place).read({ workspaceId, id: contract.id }, rows[0].sha256)
    return text(bytes as Readable)
  }
  expect(await words()).toBe('Forty lamps at 900.')
  expect(filesIn(place)).toHaveLength(1)
  const theirs = { workspaceId: randomUUID() as never, id: randomUUID() }
  const here = openFileStore(place)
  await here.keep(await here.receive(Readable.from([Buffer.from('of the old company')]), theirs.id), theirs)
  const later = { workspaceId, id: randomUUID() }
  await here.keep(await here.receive(Readable.from([Buffer.from('added since')]), later.id), later)
  await expect(bringBack(changed, true)).rejects.toThrow('its files are not as they were written')
  expect(filesIn(place)).toHaveLength(3)
  expect(await words()).toBe('Forty lamps at 900.')
  await bringBack(file, true)
  expect(filesIn(place).map(({ name }) => name)).toEqual([contract.id])
})
