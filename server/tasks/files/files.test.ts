import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createDeal, dealTimeline, showDeal } from '../../../contract/deals/deals.ts'
import { moveDeal } from '../../../contract/deals/moves.ts'
import type { DealId } from '../../../contract/ids.ts'
import { ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Problem } from '../../../contract/refusals.ts'
import type { Route } from '../../../contract/route.ts'
import {
  type AttachedFile,
  addTaskFile,
  bringBackFile,
  dealFiles,
  mostFileBytes,
  removeFile,
  taskFiles,
} from '../../../contract/tasks/files.ts'
import { showTask } from '../../../contract/tasks/hand-offs.ts'
import { assignTask, completeTask, reopenTask, type Task } from '../../../contract/tasks/tasks.ts'
import { playCast, publishFor } from '../../../test/cast.ts'
import { tableHashes } from '../../../test/database.ts'
import { openHouse } from '../../../test/house.ts'
import { type Client, serverForTest, type TestServer } from '../../../test/server.ts'
import { openFileStore } from '../../platform/files/store.ts'
import { scanWaiting } from './scan-waiting.ts'
import { sweepFiles } from './sweep-files.ts'

const contracts = ProcessDocument.parse({
  key: 'contracts',
  name: 'Selling under contract',
  roles: [
    { key: 'lawyer', name: 'Lawyer' },
    { key: 'planner', name: 'Planner' },
  ],
  stages: [
    {
      key: 'contract',
      name: 'Writing the contract',
      winProbability: 50,
      tasks: [
        { key: 'study', name: 'Feasibility study', kind: 'document', mandatory: false, role: 'planner' },
        {
          key: 'draft',
          name: 'The contract',
          kind: 'document',
          mandatory: true,
          role: 'lawyer',
          files: 2,
          after: ['study'],
        },
        { key: 'letter', name: 'A letter', kind: 'document', mandatory: false, files: 0 },
      ],
    },
    { key: 'signing', name: 'Signing', winProbability: 90 },
  ],
})

const { server, cast, ola, eva, per, kari, dariush } = await openHouse(
  ['ola', 'eva', 'per', 'kari', 'dariush'],
  { by: 'cookie' },
)

const { processId } = await publishFor(server.db, cast.kari, contracts)
await server.owner.query(
  `insert into role_holders (workspace_id, role_key, member_id) values ($1, 'lawyer', $2)`,
  [cast.kari.workspaceId, cast.dariush.memberId],
)

async function deal(of = ola, process = processId) {
  const body = { title: 'Lamps under contract', amount: 900_000, processId: process } as never
  const { id, tasks } = await of.call(createDeal, { body })
  const task = (key: string) => tasks.find(({ templateKey }) => templateKey === key) as Task
  return { id, study: task('study'), draft: task('draft'), letter: task('letter') }
}

async function put(
  client: Client,
  to: { id: string } | { dealId: string },
  name: string,
  bytes: string | Buffer | Blob,
  more: { at?: TestServer; headers?: Record<string, string>; type?: string } = {},
): Promise<{ status: number; body: AttachedFile & Problem; headers: Headers }> {
  const form = new FormData()
  form.set(
    'file',
    bytes instanceof Blob ? bytes : new Blob([bytes as never], { type: more.type ?? '' }),
    name,
  )
  const path = 'id' in to ? `/tasks/${to.id}/files` : `/deals/${to.dealId}/files`
  const answer = await fetch(`${(more.at ?? server).url}/api/v1${path}`, {
    method: 'POST',
    body: form,
    headers: { ...client.headers, ...more.headers },
  })
  return { status: answer.status, body: (await answer.json()) as never, headers: answer.headers }
}

const get = (client: Client, id: string, query = '', at = server) =>
  fetch(`${at.url}/api/v1/files/${id}${query}`, { headers: client.headers })

/** What lies in the data folder: where it is being received, and where it is kept. */
function lying(at = server, workspace: string = cast.kari.workspaceId) {
  const names = (folder: string) => {
    try {
      return readdirSync(join(at.config.dataFolder, 'files', folder), {
        recursive: true,
        withFileTypes: true,
      })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    } catch {
      return []
    }
  }
  return { incoming: names('incoming'), kept: names(workspace) }
}

const placeOf = (id: string, at = server, workspace: string = cast.kari.workspaceId) =>
  openFileStore(at.config.dataFolder).pathOf({ workspaceId: workspace as never, id })

const quiet = ['sessions']

/** What came back, and that neither a row nor a byte stayed. */
async function refused(work: () => Promise<{ status: number; body: Problem }>) {
  const [before, bytes] = [await tableHashes(server.owner, quiet), lying()]
  const { status, body } = await work()
  expect(await tableHashes(server.owner, quiet)).toEqual(before)
  expect(lying()).toEqual(bytes)
  return [status, body.code]
}

/** One see-through pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR4nGNgAAIAAAUAAXpeqz8AAAAASUVORK5CYII=',
  'base64',
)

test('a document is done only when its files are there, whoever asks; then the gate opens', async () => {
  const { id, study, draft } = await deal()
  await kari.call(assignTask, {
    params: { id: draft.id },
    ifMatch: draft.version,
    body: { memberId: cast.dariush.memberId },
  })
  await kari.call(assignTask, {
    params: { id: study.id },
    ifMatch: study.version,
    body: { memberId: cast.ola.memberId },
  })
  const done = async (client: Client, task: Task) => {
    const { version } = await client.call(taskFiles, { params: { id: task.id } })
    return client.send(completeTask, { params: { id: task.id }, ifMatch: version, body: {} })
  }
  expect(await ola.call(taskFiles, { params: { id: study.id } })).toMatchObject({
    needed: 1,
    rows: [],
    can: { add: true, complete: 'files_missing' },
  })
  expect(await refused(() => done(ola, study))).toEqual([422, 'files_missing'])
  expect((await put(ola, study, 'study.txt', 'It can be done.')).status).toBe(201)
  expect((await done(ola, study)).status).toBe(200)

  await put(dariush, draft, 'draft.txt', 'The parties agree.')
  const short = await done(dariush, draft)
  expect([short.status, short.body.code, short.body.details]).toEqual([
    422,
    'files_missing',
    { needed: 2, there: 1 },
  ])
  const early = await ola.send(moveDeal as Route, { params: { id }, body: { to: 'signing' } })
  expect(early.body.code).toBe('criteria_unmet')
  const { body } = await put(dariush, draft, 'annex.txt', 'Lamps: 40.')
  expect((await dariush.call(taskFiles, { params: { id: draft.id } })).rows.map(({ name }) => name)).toEqual([
    'draft.txt',
    'annex.txt',
  ])
  expect((await done(dariush, draft)).status).toBe(200)
  // What a task was done by stays as it was.
  expect(await refused(() => dariush.send(removeFile, { params: { id: body.id } }))).toEqual([
    409,
    'task_closed',
  ])
  expect(await refused(() => put(dariush, draft, 'late.txt', 'x'))).toEqual([409, 'task_closed'])
  await ola.call(moveDeal, { params: { id }, body: { to: 'signing' } })
  expect((await ola.call(showDeal, { params: { id } })).stageKey).toBe('signing')
})

test('a document that needs no file is done without; a task of another kind may hold files as well', async () => {
  const { letter } = await deal()
  expect((await put(ola, letter, 'letter.txt', 'Dear Sir')).status).toBe(201)
  const { letter: other } = await deal()
  await ola.call(completeTask, { params: { id: other.id }, ifMatch: other.version, body: {} })
})

test('names are shown as they are, without paths, control signs or turned-round endings', async () => {
  const { letter } = await deal()
  const names: [string, string][] = [
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system.ini', 'system.ini'],
    ['/etc/shadow', 'shadow'],
    ['a\u0000b.txt', 'ab.txt'],
    ['CON', 'CON'],
    ['.htaccess', '.htaccess'],
    ['"><img src=x onerror=alert(1)>.png', '"><img src=x onerror=alert(1)>.png'],
    ['trailing. . ', 'trailing'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    [`${'ł'.repeat(300)}.docx`, `${'ł'.repeat(195)}.docx`],
    ['Umowa – Łódź 100%.txt', 'Umowa – Łódź 100%.txt'],
    ['قرارداد نهایی‌شده.pdf', 'قرارداد نهایی‌شده.pdf'],
    ["quo'te (1);x=y,*.txt", "quo'te (1);x=y,*.txt"],
    ['..', 'file'],
  ]
  for (const [sent, shown] of names) {
    const { status, body } = await putNamed(letter, sent)
    expect([status, body.name], sent).toEqual([201, shown])
    const header = (await get(ola, body.id)).headers.get('content-disposition') as string
    expect(header).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/)
    expect(decodeURIComponent(header.split("UTF-8''")[1] as string)).toBe(shown)
  }
  const twice = (await ola.call(taskFiles, { params: { id: letter.id } })).rows.length
  await put(ola, letter, 'CON', 'again')
  expect((await ola.call(taskFiles, { params: { id: letter.id } })).rows).toHaveLength(twice + 1)
  expect(lying().kept.every((name) => /^[0-9a-f-]{36}$/.test(name))).toBe(true)
})

/** A form written by hand: a browser would mend some of these names. */
function putNamed(task: Task, name: string) {
  const quoted = name.replaceAll('"', '\\"')
  const head = `Content-Disposition: form-data; name="file"; filename="${quoted}"`
  const body = `--x\r\n${head}\r\nContent-Type: text/plain\r\n\r\nwords\r\n--x--\r\n`
  return fetch(`${server.url}/api/v1/tasks/${task.id}/files`, {
    method: 'POST',
    body,
    headers: { ...ola.headers, 'content-type': 'multipart/form-data; boundary=x' },
  }).then(async (answer) => ({
    status: answer.status,
    body: (await answer.json()) as AttachedFile & Problem,
  }))
}

test('nothing a browser could run is ever shown in it, whatever it is called', async () => {
  const { letter } = await deal()
  const script = '<script>alert(1)</script>'
  const nasty: [string, string | Buffer, string][] = [
    ['page.html', `<!doctype html><html>${script}</html>`, 'text/plain'],
    ['drawing.svg', `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`, 'text/plain'],
    [
      'drawing.png',
      `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`,
      'text/plain',
    ],
    [
      'page.xhtml',
      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`,
      'text/plain',
    ],
    ['code.js', 'alert(1)', 'text/plain'],
    ['a.pHaR', '<?php echo 1;', 'text/plain'],
    ['form.pdf', '%PDF-1.7\n1 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj', 'application/pdf'],
    ['noise.bin', Buffer.from([0, 1, 2, 3, 255, 254]), 'application/octet-stream'],
  ]
  for (const [name, bytes, type] of nasty)
    for (const claimed of ['text/html', 'image/png']) {
      const { body } = await put(ola, letter, name, bytes, { type: claimed })
      expect(body.mediaType, name).toBe(type)
      for (const query of ['', '?inline=true']) {
        const answer = await get(ola, body.id, query)
        expect(answer.headers.get('content-disposition'), name).toMatch(/^attachment;/)
        expect(answer.headers.get('content-type'), name).toMatch(type)
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
        expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
        expect(answer.headers.get('cache-control')).toBe('private, no-store')
        expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(bytes))
      }
    }
  // A picture that is a script as well is shown as a picture alone, and only where that is asked for.
  const both = Buffer.from('GIF89a/*\u0001\u0001\u0001*/=1;alert(1)//', 'latin1')
  for (const [bytes, type] of [
    [both, 'image/gif'],
    [png, 'image/png'],
  ] as const) {
    const { body } = await put(ola, letter, 'picture.html', bytes, { type: 'text/html' })
    expect((await get(ola, body.id)).headers.get('content-disposition')).toMatch(/^attachment;/)
    const shown = await get(ola, body.id, '?inline=true')
    expect(shown.headers.get('content-disposition')).toMatch(/^inline;/)
    expect(shown.headers.get('content-type')).toBe(type)
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
  }
})

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

test('bytes that are not what was stored are never served', async () => {
  const { letter } = await deal()
  const { body } = await put(ola, letter, 'contract.txt', 'Forty lamps at 900.')
  const place = placeOf(body.id)
  expect(statSync(place).mode & 0o777).toBe(0o600)
  expect(statSync(join(server.config.dataFolder, 'files')).mode & 0o777).toBe(0o700)
  const bytes = readFileSync(place)
  writeFileSync(place, 'Forty lamps at 100.')
  const answer = await get(ola, body.id)
  expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([409, 'file_corrupt'])
  writeFileSync(place, bytes)
  expect(await (await get(ola, body.id)).text()).toBe('Forty lamps at 900.')
  await openFileStore(server.config.dataFolder).remove({ workspaceId: cast.kari.workspaceId, id: body.id })
  expect((await get(ola, body.id)).status).toBe(409)
})

test('wherever an upload was killed, the sweeper leaves no bytes without a row and no row without bytes', async () => {
  const { letter } = await deal()
  const { body } = await put(ola, letter, 'stays.txt', 'words')
  const gone = await put(ola, letter, 'row-gone.txt', 'words')
  await server.owner.query('delete from files where id = $1', [gone.body.id])
  const store = openFileStore(server.config.dataFolder)
  const key = { workspaceId: cast.kari.workspaceId, id: '0198c0de-0000-7000-8000-00000000abcd' }
  // Killed after the bytes were there, and before the row was written.
  await store.keep(await store.receive(Readable.from([Buffer.from('x')]), key.id), key)
  // Killed while they came in.
  const half = await store.receive(Readable.from([Buffer.from('x')]), '0198c0de-0000-7000-8000-00000000abce')
  const sweep = () =>
    sweepFiles(server.db, store, [cast.kari.workspaceId], {
      now: Date.now(),
      signal: new AbortController().signal,
    })
  expect(await sweep()).toBe(0)
  const old = new Date(Date.now() - 3_700_000)
  for (const path of [half.path, store.pathOf(key), placeOf(gone.body.id), placeOf(body.id)])
    utimesSync(path, old, old)
  expect(await sweep()).toBe(3)
  expect(lying().incoming).toEqual([])
  expect(lying().kept).not.toContain(key.id)
  expect((await get(ola, body.id)).status).toBe(200)
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

test('who may do the task adds to it and sees it; who sees the deal sees all; specialists see their stage', async () => {
  const { id, study, draft, letter } = await deal()
  // A seller of another team sees neither deal nor task; the owner may not do the lawyer's task.
  expect(await refused(() => put(per, letter, 'x.txt', 'x'))).toEqual([404, 'not_found'])
  expect(await refused(() => put(ola, draft, 'x.txt', 'x'))).toEqual([403, 'not_allowed'])
  const mine = (await put(ola, letter, 'letter.txt', 'of the owner')).body
  const his = (await put(dariush, draft, 'draft.txt', 'of the lawyer')).body
  const onDeal = (await put(ola, { dealId: id }, 'deal.txt', 'of the deal')).body
  expect(onDeal.task).toBeNull()
  expect(await refused(() => put(dariush, { dealId: id }, 'x.txt', 'x'))).toEqual([404, 'not_found'])
  const seen = async (who: Client) =>
    Promise.all([mine, his, onDeal].map(async (file) => (await get(who, file.id)).status))
  expect(await seen(ola)).toEqual([200, 200, 200])
  expect(await seen(eva)).toEqual([200, 200, 200])
  expect(await seen(kari)).toEqual([200, 200, 200])
  expect(await seen(dariush)).toEqual([200, 200, 404])
  expect(await seen(per)).toEqual([404, 404, 404])
  const names = async (who: Client) =>
    (await who.call(dealFiles, { params: { dealId: id as DealId } })).rows.map(({ name }) => name)
  expect(await names(ola)).toEqual(['deal.txt', 'draft.txt', 'letter.txt'])
  expect(await names(dariush)).toEqual(['draft.txt', 'letter.txt'])
  expect((await per.send(dealFiles, { params: { dealId: id as DealId } })).status).toBe(404)
  expect((await per.send(taskFiles, { params: { id: study.id } })).status).toBe(404)

  expect(await refused(() => dariush.send(removeFile, { params: { id: mine.id } }))).toEqual([
    403,
    'not_allowed',
  ])
  expect(await refused(() => per.send(removeFile, { params: { id: mine.id } }))).toEqual([404, 'not_found'])
  await ola.call(removeFile, { params: { id: his.id } })
  expect((await get(kari, his.id)).status).toBe(404)
  const { rows } = await server.owner.query('select name, removed_by from files where id = $1', [his.id])
  expect(rows).toEqual([{ name: 'draft.txt', removed_by: cast.ola.memberId }])
  const told = (await ola.call(dealTimeline, { params: { id } })).rows.filter(({ type }) =>
    type.startsWith('file.'),
  )
  expect(told.map(({ type, data }) => [type, data.file])).toEqual([
    ['file.removed', 'draft.txt'],
    ['file.added', 'deal.txt'],
    ['file.added', 'draft.txt'],
    ['file.added', 'letter.txt'],
  ])
  const { history } = await dariush.call(showTask, { params: { id: draft.id } })
  expect(history.map(({ type, data, by }) => [type, data.file, by?.name])).toEqual([
    ['file.removed', 'draft.txt', 'Ola Nowak'],
    ['file.added', 'draft.txt', 'Dariush Rad'],
  ])
})

test('what was taken away is brought back for ten minutes by whoever may take it away, and its bytes go after an hour', async () => {
  const { id, draft, letter } = await deal()
  const his = (await put(dariush, draft, 'draft.txt', 'of the lawyer')).body
  const params = { id: his.id }
  await ola.call(removeFile, { params })
  expect((await get(ola, his.id)).status).toBe(404)
  expect(await refused(() => per.send(bringBackFile, { params }))).toEqual([404, 'not_found'])
  expect(await ola.call(bringBackFile, { params })).toMatchObject({ id: his.id, name: 'draft.txt' })
  expect(await (await get(dariush, his.id)).text()).toBe('of the lawyer')
  // Twice is once.
  await ola.call(bringBackFile, { params })
  const told = (await ola.call(dealTimeline, { params: { id } })).rows.map(({ type }) => type)
  expect(told.filter((type) => type.startsWith('file.'))).toEqual([
    'file.brought_back',
    'file.removed',
    'file.added',
  ])

  // From a task that is closed meanwhile nothing is taken, and nothing comes back.
  const onLetter = (await put(ola, letter, 'letter.txt', 'words')).body
  await ola.call(removeFile, { params: { id: onLetter.id } })
  await ola.call(completeTask, { params: { id: letter.id }, ifMatch: letter.version, body: {} })
  const late = () => ola.send(bringBackFile, { params: { id: onLetter.id } })
  expect(await refused(late)).toEqual([409, 'task_closed'])

  await ola.call(removeFile, { params })
  const since = (minutes: number) =>
    server.owner.query(`update files set removed_at = now() - make_interval(mins => $2) where id = $1`, [
      his.id,
      minutes,
    ])
  const old = new Date(Date.now() - 86_400_000)
  utimesSync(placeOf(his.id), old, old)
  const sweep = () =>
    sweepFiles(server.db, openFileStore(server.config.dataFolder), [cast.kari.workspaceId], {
      now: Date.now(),
      signal: new AbortController().signal,
    })
  await since(11)
  await sweep()
  expect(lying().kept).toContain(his.id)
  expect(await refused(() => ola.send(bringBackFile, { params }))).toEqual([409, 'file_gone'])
  await since(61)
  await sweep()
  expect(lying().kept).not.toContain(his.id)
  // Somebody removed the bytes by hand: the row does not come back without them.
  await since(1)
  expect(await refused(() => ola.send(bringBackFile, { params }))).toEqual([409, 'file_gone'])
})

test('a task that is opened again takes files again', async () => {
  const { letter } = await deal()
  const { version } = await ola.call(completeTask, {
    params: { id: letter.id },
    ifMatch: letter.version,
    body: {},
  })
  expect(await refused(() => put(ola, letter, 'x.txt', 'x'))).toEqual([409, 'task_closed'])
  await ola.call(reopenTask, { params: { id: letter.id }, ifMatch: version })
  expect((await put(ola, letter, 'x.txt', 'x')).status).toBe(201)
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
