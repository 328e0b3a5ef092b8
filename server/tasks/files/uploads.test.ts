import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createDeal } from '../../../contract/deals/deals.ts'
import type { Problem } from '../../../contract/refusals.ts'
import {
  type AttachedFile,
  addTaskFile,
  bringBackFile,
  mostFileBytes,
  removeFile,
  taskFiles,
} from '../../../contract/tasks/files.ts'
import { assignTask, type Task } from '../../../contract/tasks/tasks.ts'
import { playCast, publishFor } from '../../../test/cast.ts'
import { contracts, playContracts } from '../../../test/played/contracts.ts'
import { serverForTest } from '../../../test/server.ts'
import { openFileStore } from '../../platform/files/store.ts'
import { scanWaiting } from './scan-waiting.ts'

const { server, ola, deal, put, get, lying, refused } = await playContracts()

test('fifty million bytes are taken, one more is not; nor is an empty file, none, two, or another field', async () => {
  const { letter } = await deal()
  const most = randomBytes(mostFileBytes)
  const { status, body } = await put(ola, letter, 'big.bin', most)
  expect([status, body.size]).toEqual([201, mostFileBytes])
  const back = await get(ola, body.id)
  expect(back.headers.get('content-length')).toBe(String(mostFileBytes))
  const digest = createHash('sha256').update(most).digest('hex')
  expect(back.headers.get('etag')).toBe(`"${digest}"`)
  expect(
    createHash('sha256')
      .update(Buffer.from(await back.arrayBuffer()))
      .digest('hex'),
  ).toBe(digest)
  await ola.call(removeFile, { params: { id: body.id } })

  const longer = new Blob([most, 'x'])
  expect(await refused(() => put(ola, letter, 'bigger.bin', longer))).toEqual([413, 'too_large'])
  expect(await refused(() => put(ola, letter, 'none.txt', ''))).toEqual([400, 'malformed'])
  const form = (fields: [string, string | Blob][]) => async () => {
    const data = new FormData()
    for (const [name, value] of fields) data.append(name, value)
    const answer = await fetch(`${server.url}/api/v1/tasks/${letter.id}/files`, {
      method: 'POST',
      body: data,
      headers: ola.headers,
    })
    return { status: answer.status, body: (await answer.json()) as Problem }
  }
  expect(await refused(form([]))).toEqual([400, 'malformed'])
  expect(await refused(form([['name', 'x']]))).toEqual([400, 'unknown_field'])
  expect(await refused(form([['other', new Blob(['x'])]]))).toEqual([400, 'unknown_field'])
  const [two] = await refused(
    form([
      ['file', new Blob(['x'])],
      ['file', new Blob(['y'])],
    ]),
  )
  expect(two).toBe(413)
  expect(await refused(() => ola.send(addTaskFile, { params: { id: letter.id } }))).toEqual([
    400,
    'malformed',
  ])
}, 60_000)

/** An upload written by hand, as far as the first byte of its file. */
async function openUpload(task: Task, ...headers: string[]) {
  const at = new URL(server.url)
  const socket = connect(Number(at.port), at.hostname)
  await once(socket, 'connect')
  let answer = ''
  socket.on('error', () => {}).on('data', (chunk) => (answer += chunk))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.write(
    [
      `POST /api/v1/tasks/${task.id}/files HTTP/1.1`,
      `Host: ${at.host}`,
      ...Object.entries(ola.headers).map(([name, value]) => `${name}: ${value}`),
      'Content-Type: multipart/form-data; boundary=x',
      ...headers,
      '\r\n',
    ].join('\r\n'),
  )
  return { socket, closed, answer: () => answer }
}

const fileHead = '--x\r\nContent-Disposition: form-data; name="file"; filename="big"\r\n\r\n'

test('a body that says it is too long is refused unread, and an upload that breaks off leaves nothing', async () => {
  const { letter } = await deal()
  const before = lying()
  const half = await openUpload(letter, 'Content-Length: 1000000')
  half.socket.write(fileHead)
  half.socket.write(randomBytes(500_000))
  await expect.poll(() => lying().incoming.length).toBe(1)
  half.socket.destroy()
  await expect.poll(() => lying()).toEqual(before)

  const long = await openUpload(letter, 'Content-Length: 1000000000')
  long.socket.write(fileHead)
  await expect.poll(long.answer).toMatch(/^HTTP\/1.1 413/)
  long.socket.destroy()
  expect(lying()).toEqual(before)
})

test('an endless body that never says how long it is is cut at the limit, with little memory and nothing left', async () => {
  const { letter } = await deal()
  const before = lying()
  const endless = await openUpload(letter, 'Transfer-Encoding: chunked')
  const chunk = (bytes: string | Buffer) =>
    Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), Buffer.from(bytes), Buffer.from('\r\n')])
  const more = chunk(randomBytes(256 * 1024))
  let mostMemory = 0
  let answeredAt = 0
  const started = process.memoryUsage().rss
  endless.socket.write(chunk(fileHead))
  // Goes on sending, whatever is answered, for as long as the other side listens.
  while (!endless.socket.destroyed) {
    const taken = endless.socket.write(more)
    if (!taken) await Promise.race([once(endless.socket, 'drain').catch(() => {}), endless.closed])
    mostMemory = Math.max(mostMemory, process.memoryUsage().rss - started)
    if (!endless.answer()) {
      expect(endless.socket.bytesWritten).toBeLessThan(2 * mostFileBytes)
      continue
    }
    answeredAt ||= performance.now()
    expect(performance.now() - answeredAt).toBeLessThan(10_000)
    await sleep(20)
  }
  expect(endless.answer()).toMatch(/^HTTP\/1.1 413[^]*"code":"too_large"/)
  expect(mostMemory).toBeLessThan(80_000_000)
  expect(lying()).toEqual(before)
})

test('a repeated request with the same key adds one file', async () => {
  const { letter } = await deal()
  const headers = { 'idempotency-key': 'the-same-upload' }
  const kept = lying().kept.length
  const [one, two] = [
    await put(ola, letter, 'once.txt', 'words', { headers }),
    await put(ola, letter, 'once.txt', 'words', { headers }),
  ]
  expect(two.body.id).toBe(one.body.id)
  expect(lying().kept).toHaveLength(kept + 1)
  expect(await refused(() => put(ola, letter, 'once.txt', 'other words', { headers }))).toEqual([
    409,
    'idempotency_key_reused',
  ])
})

test('a company keeps only as much as it has room for, however many add at once', async () => {
  const small = await serverForTest({ config: { filesMegabytes: 1 } })
  const play = await playCast(small.db)
  const client = await small.client(play.ola, 'cookie')
  const { id } = await client.call(createDeal, { body: { title: 'Small' } as never })
  const add = () => put(client, { dealId: id }, 'a.bin', randomBytes(400_000), { at: small })
  const statuses = (await Promise.all([add(), add(), add(), add()])).map(({ status }) => status)
  expect(statuses.sort()).toEqual([201, 201, 413, 413])
  const { rows } = await small.owner.query('select id from files')
  expect(rows).toHaveLength(2)

  // What waits for an undo goes as soon as its room is wanted.
  const [one] = rows as { id: AttachedFile['id'] }[]
  const params = { id: one?.id as AttachedFile['id'] }
  await client.call(removeFile, { params })
  const kept = () => lying(small, play.kari.workspaceId).kept.length
  expect(kept()).toBe(2)
  expect((await add()).status).toBe(201)
  expect(kept()).toBe(2)
  expect(await refused(() => client.send(bringBackFile, { params }))).toEqual([413, 'too_large'])
})

test('a scanner decides: clean is there at once, infected never, and without an answer nobody gets it', async () => {
  const script = join(server.config.dataFolder, 'scan.sh')
  writeFileSync(
    script,
    '#!/bin/sh\n[ "$1" = --quick ] || exit 9\ngrep -q EICAR "$2" && exit 1\ngrep -q SLOW "$2" && exit 2\nexit 0\n',
  )
  chmodSync(script, 0o755)
  const scanCommand = `${script} --quick`
  const scanned = await serverForTest({ config: { scanCommand } })
  const play = await playCast(scanned.db)
  const process = await publishFor(scanned.db, play.kari, contracts)
  const client = await scanned.client(play.ola, 'cookie')
  const { letter, study } = await deal(client, process.processId)
  const add = (bytes: string) => put(client, letter, 'a.txt', bytes, { at: scanned })
  expect((await add('harmless')).body.scan).toBe('clean')
  const infected = await add('X5O!P%@AP EICAR-STANDARD')
  expect([infected.status, infected.body.code]).toEqual([422, 'file_infected'])
  const slow = (await add('SLOW')).body
  expect(slow.scan).toBe('waiting')
  const answer = await get(client, slow.id, '', scanned)
  expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([409, 'file_waiting'])
  const boss = await scanned.client(play.kari, 'cookie')
  await boss.call(assignTask, {
    params: { id: study.id },
    ifMatch: study.version,
    body: { memberId: play.ola.memberId },
  })
  await put(client, study, 'study.txt', 'SLOW study', { at: scanned })
  expect((await client.call(taskFiles, { params: { id: study.id } })).can.complete).toBe('files_missing')

  const again = (command: string) =>
    scanWaiting(scanned.db, openFileStore(scanned.config.dataFolder), [play.kari.workspaceId], {
      scanCommand: command,
      signal: new AbortController().signal,
    })
  await again('/nowhere/scanner')
  expect((await get(client, slow.id, '', scanned)).status).toBe(409)
  await again('true')
  expect((await get(client, slow.id, '', scanned)).status).toBe(200)
  expect((await client.call(taskFiles, { params: { id: study.id } })).can.complete).toBe(true)
  await scanned.owner.query(`update files set scan = 'waiting' where id = $1`, [slow.id])
  await again('false')
  expect((await get(client, slow.id, '', scanned)).status).toBe(404)
  const { rows } = await scanned.db.read(play.kari.workspaceId, (tx) =>
    sql<{ scan: string; via: string }>`
      select f.scan, e.via from files f join events e on e.subject_id = f.id and e.type = 'file.removed'
      where f.id = ${slow.id}`.execute(tx),
  )
  expect(rows).toEqual([{ scan: 'infected', via: 'automation' }])
})
