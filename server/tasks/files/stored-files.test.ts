import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { Problem } from '../../../contract/refusals.ts'
import { type AttachedFile, taskFiles } from '../../../contract/tasks/files.ts'
import { type Task } from '../../../contract/tasks/tasks.ts'
import { playContracts } from '../../../test/played/contracts.ts'
import { openFileStore } from '../../platform/files/store.ts'
import { sweepFiles } from './sweep-files.ts'

const { server, cast, ola, deal, put, get, lying, placeOf } = await playContracts()

/** One see-through pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR4nGNgAAIAAAUAAXpeqz8AAAAASUVORK5CYII=',
  'base64',
)

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
