import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, utimesSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import type { WorkspaceId } from '../../contract/ids.ts'
import { openPool } from '../../server/platform/database/pool.ts'
import { openDatabase } from '../../server/platform/database/tx.ts'
import { openFileStore } from '../../server/platform/files/store.ts'
import { sweepFiles } from '../../server/tasks/files/sweep-files.ts'
import { type Installation, makeInstallation, ownerOf } from '../stagecraft.ts'
import { killInRounds } from './kill.ts'

interface Acknowledged {
  id: string
  sha256: string
}

test('kill -9 at every step of an upload: no acknowledged file is lost, no row is without its bytes, the rest is swept', {
  timeout: 480_000,
}, async () => {
  const house = await makeInstallation()
  onTestFinished(() => house.remove())
  const { key, deals } = await prepare(house, 6)
  const dealId = deals[0] as string
  const acknowledged: Acknowledged[] = []

  await whileBytesArrive(house, key, dealId)
  await beforeTheCommit(house, key, dealId)
  await afterTheCommit(house, key, dealId)

  await killInRounds(house, {
    rounds: 5,
    leastMs: 0,
    mostMs: 400,
    work: async (round, gone, underWay) => {
      const sending = Array.from({ length: 4 }, async () => {
        while (!gone.aborted) {
          const bytes = randomBytes(1 + Math.floor(Math.random() * 200_000))
          const id = await upload(house, key, deals[round] as string, bytes)
          if (id) acknowledged.push({ id, sha256: sha256(bytes) })
          underWay()
        }
      })
      await Promise.all(sending)
    },
    check: (round) => everythingIsThere(house, acknowledged, `round ${round}`),
  })
  // How many it gets depends on the machine; a round only counts once something was sent.
  expect(acknowledged.length).toBeGreaterThan(4)

  const server = await house.start()
  expect(await lying(house)).not.toEqual(await rowsIn(house))
  const swept = await sweep(house)
  console.info(`${acknowledged.length} files were acknowledged and are there; ${swept} orphans were swept`)
  expect(await lying(house)).toEqual(await rowsIn(house))
  await everythingIsThere(house, acknowledged, 'after the sweeping')
  await server.end('SIGTERM')
})

/** Half of the file is there. */
async function whileBytesArrive(house: Installation, key: string, dealId: string): Promise<void> {
  const server = await house.start()
  const socket = connect(house.port, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(
    `POST /api/v1/deals/${dealId}/files HTTP/1.1\r\nHost: 127.0.0.1:${house.port}\r\nAuthorization: Bearer ${key}\r\n` +
      'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n' +
      '--x\r\nContent-Disposition: form-data; name="file"; filename="half"\r\n\r\n',
  )
  socket.write(randomBytes(500_000))
  await expect.poll(() => namesIn(house, 'incoming')).toHaveLength(1)
  await server.end('SIGKILL')
  socket.destroy()
  expect(namesIn(house, 'incoming')).toHaveLength(1)
  expect(await rowsIn(house)).toEqual([])
}

/** The bytes have their place, and the row waits for whoever holds the table. */
async function beforeTheCommit(house: Installation, key: string, dealId: string): Promise<void> {
  const server = await house.start()
  const owner = await asOwner(house)
  await owner.query('begin; lock table files in exclusive mode')
  const sent = upload(house, key, dealId, randomBytes(1_000))
  await expect.poll(() => lying(house)).toHaveLength(1)
  await server.end('SIGKILL')
  expect(await sent).toBeNull()
  await owner.query('commit')
  await owner.end()
  await expect.poll(() => atWork(house)).toBe(0)
  expect(await rowsIn(house)).toEqual([])
}

/** The row is there, and nobody was told. */
async function afterTheCommit(house: Installation, key: string, dealId: string): Promise<void> {
  const server = await house.start()
  const sent = upload(house, key, dealId, randomBytes(1_000))
  while ((await rowsIn(house)).length === 0) await sleep(1)
  await server.end('SIGKILL')
  await sent
  const [row] = await rowsIn(house)
  expect(await lying(house)).toContain(row)
}

/** @returns its id, or null where no answer came */
async function upload(
  house: Installation,
  key: string,
  dealId: string,
  bytes: Buffer,
): Promise<string | null> {
  const body = new FormData()
  body.set('file', new Blob([bytes as never]), 'file.bin')
  const answer = await fetch(`${house.url}/api/v1/deals/${dealId}/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body,
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null)
  if (!answer) return null
  const said = (await answer.json().catch(() => null)) as { id: string } | null
  if (!said) return null
  expect(answer.status, JSON.stringify(said)).toBe(201)
  return said.id
}

/** What was acknowledged has its row, and every row's bytes are those that were sent. */
async function everythingIsThere(house: Installation, acknowledged: readonly Acknowledged[], when: string) {
  const owner = await asOwner(house)
  const { rows } = await owner.query<Acknowledged & { workspaceId: WorkspaceId }>(
    'select workspace_id as "workspaceId", id, sha256 from files',
  )
  await owner.end()
  const known = new Map(rows.map(({ id, sha256 }) => [id, sha256]))
  expect(
    acknowledged.filter(({ id, sha256 }) => known.get(id) !== sha256),
    when,
  ).toEqual([])
  const store = openFileStore(house.env.STAGECRAFT_DATA as string)
  for (const { workspaceId, id, sha256 } of rows) {
    const bytes = await store.read({ workspaceId, id }, sha256)
    expect(bytes, `${when}: the bytes of ${id}`).not.toBeNull()
    bytes?.destroy()
  }
}

/** As the server's own job would an hour later. */
async function sweep(house: Installation): Promise<number> {
  const dataFolder = house.env.STAGECRAFT_DATA as string
  const db = openDatabase(openPool({ ...ownerOf(house), user: 'stagecraft_app', max: 1 }))
  const owner = await asOwner(house)
  const { rows } = await owner.query<{ id: WorkspaceId }>('select workspace_id as id from workspaces')
  await owner.end()
  const old = new Date(Date.now() - 3_700_000)
  for (const entry of entriesIn(join(dataFolder, 'files')))
    utimesSync(join(entry.parentPath, entry.name), old, old)
  const swept = await sweepFiles(
    db,
    openFileStore(dataFolder),
    rows.map(({ id }) => id),
    { now: Date.now(), signal: new AbortController().signal },
  )
  await db.end()
  expect(namesIn(house, 'incoming')).toEqual([])
  return swept
}

/** Ids of the files that have their place. */
async function lying(house: Installation): Promise<string[]> {
  const incoming = new Set(namesIn(house, 'incoming'))
  return namesIn(house, '')
    .filter((name) => !incoming.has(name))
    .sort()
}

const namesIn = (house: Installation, folder: string) =>
  entriesIn(join(house.env.STAGECRAFT_DATA as string, 'files', folder)).map(({ name }) => name)

function entriesIn(folder: string) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  } catch {
    return []
  }
}

/** Of a killed server PostgreSQL goes on, so this can be asked whether or not one runs. */
async function asOwner(house: Installation): Promise<pg.Client> {
  const owner = new pg.Client(ownerOf(house))
  await owner.connect()
  return owner
}

async function rowsIn(house: Installation): Promise<string[]> {
  const owner = await asOwner(house)
  const { rows } = await owner.query<{ id: string }>('select id from files order by id')
  await owner.end()
  return rows.map(({ id }) => id)
}

/** Sessions of a killed server that PostgreSQL has not missed yet. */
async function atWork(house: Installation): Promise<number> {
  const owner = await asOwner(house)
  const { rows } = await owner.query(
    `select count(*)::int as sessions from pg_stat_activity where usename = 'stagecraft_app'`,
  )
  await owner.end()
  return rows[0].sessions
}

async function prepare(house: Installation, count: number): Promise<{ key: string; deals: string[] }> {
  const founding = ['--company', 'Fjordlys AS', '--name', 'Kari Berg', '--email', 'kari@fjordlys.example']
  const setUp = await house.run(['setup', ...founding, '--password-stdin'], {
    input: 'seven ravens over Gdynia\n',
  })
  expect(setUp).toMatchObject({ code: 0 })
  const made = await house.run(['key', 'create', '--email', 'kari@fjordlys.example', '--name', 'Sender'])
  const key = made.out.trim()
  const server = await house.start()
  const deals: string[] = []
  for (let number = 1; number <= count; number++) {
    const answer = await fetch(`${house.url}/api/v1/deals`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title: `Deal ${number}` }),
    })
    deals.push(((await answer.json()) as { id: string }).id)
  }
  await server.end('SIGTERM')
  return { key, deals }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
