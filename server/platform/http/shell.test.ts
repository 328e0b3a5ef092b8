import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as rawRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { showWorkspace } from '../../../contract/team/workspace.ts'
import { addColleague, foundCompany } from '../../../test/company.ts'
import { tableHashes } from '../../../test/database.ts'
import { type Client, serverForFile } from '../../../test/server.ts'

const webFolder = mkdtempSync(join(tmpdir(), 'stagecraft-pages-'))
afterAll(() => rmSync(webFolder, { recursive: true }))
mkdirSync(join(webFolder, 'assets'))
writeFileSync(
  join(webFolder, 'index.html'),
  '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__">',
)
writeFileSync(join(webFolder, 'assets/main-abc123.js'), 'console.log(1)\n'.repeat(1_000))
writeFileSync(join(webFolder, 'assets/main-abc123.js.map'), '{}')
writeFileSync(join(webFolder, '.env'), 'SECRET=1')

const server = await serverForFile({ webFolder })
const kari = await foundCompany(server.db)
const browser = await server.client(kari, 'cookie')

const api = (path: string, init: RequestInit = {}) => fetch(`${server.url}/api/v1${path}`, init)
const department = JSON.stringify({ name: 'Pricing' })
const json = { 'content-type': 'application/json' }

/** fetch sets these headers by itself; a page of another site cannot choose them, but a test must. */
function raw(
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = rawRequest(`${server.url}${path}`, { method, headers }, (answer) => {
      let text = ''
      answer.on('data', (part) => (text += part))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

test('what another site makes a browser send is refused and changes nothing', async () => {
  const before = await tableHashes(server.owner)
  const { cookie } = browser.headers as { cookie: string }
  const attempts: Record<string, string>[] = [
    { ...json, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    { ...json, 'sec-fetch-site': 'same-site', origin: 'https://sub.example' },
    { ...json, 'sec-fetch-site': 'none' },
    { ...json, origin: 'https://evil.example' },
    { ...json, origin: 'null' },
    { ...json, origin: 'http://127.0.0.1:1' },
    json,
    { 'content-type': 'text/plain', 'sec-fetch-site': 'same-origin' },
    { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  ]
  for (const headers of attempts) {
    const answer = await raw('POST', '/api/v1/departments', { cookie, ...headers }, department)
    expect(answer.status, JSON.stringify(headers)).toBe(403)
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'cross_site_request' })
  }
  const overridden = await raw('GET', '/api/v1/departments', { cookie, 'x-http-method-override': 'POST' })
  expect(JSON.parse(overridden.body)).toEqual({ rows: [] })
  expect(await tableHashes(server.owner)).toEqual(before)
})

test('our own page is let through, by either header', async () => {
  const { cookie } = browser.headers as { cookie: string }
  const modern = { cookie, ...json, 'sec-fetch-site': 'same-origin', origin: server.url }
  const older = { cookie, ...json, origin: server.url }
  for (const [name, headers] of [
    ['Sales', modern],
    ['Law', older],
  ] as const)
    expect(await raw('POST', '/api/v1/departments', headers, JSON.stringify({ name }))).toMatchObject({
      status: 201,
    })
})

test('no site is invited to read along', async () => {
  const answer = await api('/session', { headers: { ...browser.headers, origin: 'https://evil.example' } })
  expect(answer.headers.get('access-control-allow-origin')).toBe(null)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})

test('a key in the address is refused', async () => {
  const { authorization } = (await server.client(kari)).headers as { authorization: string }
  const key = authorization.slice('Bearer '.length)
  for (const name of ['key', 'api_key', 'access_token'])
    expect((await api(`/workspace?${name}=${key}`)).status).toBe(400)
  expect((await api('/workspace', { headers: { authorization } })).status).toBe(200)
  expect(
    (
      await api('/workspace', {
        headers: { authorization: `Bearer ${key}x`, cookie: browser.headers.cookie ?? '' },
      })
    ).status,
  ).toBe(401)
})

test('an unknown field, query or method is told as such', async () => {
  const key = (await server.client(kari)).headers
  const problem = async (path: string, init: RequestInit = {}) =>
    (await api(path, { ...init, headers: { ...key, ...json } })).json()
  expect(
    await problem('/departments', { method: 'POST', body: '{"name":"X","workspaceId":"y"}' }),
  ).toMatchObject({
    status: 400,
    code: 'unknown_field',
    fields: [{ path: 'body.workspaceId' }],
  })
  expect(await problem('/workspace?workspaceId=x')).toMatchObject({ status: 400, code: 'unknown_field' })
  expect(await problem('/members?limit=5&limit=6')).toMatchObject({
    status: 400,
    fields: [{ path: 'query.limit' }],
  })
  expect(await problem('/members?q=%00')).toMatchObject({ status: 400, fields: [{ path: 'query.q' }] })
  expect(await problem('/members?__proto__=1')).toMatchObject({ status: 400 })
  expect(await problem('/members/%ZZ')).toMatchObject({ status: 400 })
  expect(await problem('/members/not-an-id')).toMatchObject({ status: 404, code: 'not_found' })
  expect(await problem('/nothing')).toMatchObject({ status: 404, code: 'not_found' })
  const removed = await api('/session/workspace', { method: 'DELETE', headers: key })
  expect(removed.status).toBe(405)
  expect(removed.headers.get('allow')).toBe('PUT')
  expect(removed.headers.get('content-type')).toContain('application/problem+json')
})

test('a body that is too large, or of another kind, is not read', async () => {
  const headers = { ...(await server.client(kari)).headers, ...json }
  const large = JSON.stringify({ name: 'x'.repeat(1024 * 1024) })
  expect((await api('/departments', { method: 'POST', headers, body: large })).status).toBe(413)
  const xml = { ...headers, 'content-type': 'application/xml' }
  expect((await api('/departments', { method: 'POST', headers: xml, body: '<a/>' })).status).toBe(415)
})

test('what confuses proxies is refused by the server itself', async () => {
  const host = 'Host: 127.0.0.1\r\n'
  const answers = await Promise.all([
    bytes(
      `POST /api/v1/session HTTP/1.1\r\n${host}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ),
    bytes(`GET /livez HTTP/1.1\n${host}X: a\nY b\r\n\r\n`),
    bytes(`GET /livez HTTP/1.1\r\n${host}X: ${'a'.repeat(20_000)}\r\n\r\n`),
    bytes(`TRACE / HTTP/1.1\r\n${host}Connection: close\r\n\r\n`),
  ])
  expect(answers).toEqual([400, 400, 431, expect.any(Number)])
  expect([404, 405]).toContain(answers[3])
})

test('pages carry a policy that lets no inline script run, and a nonce of their own', async () => {
  const nonces = new Set<string>()
  for (const path of ['/', '/deals', '/deals/0198-x']) {
    const answer = await fetch(server.url + path)
    const policy = answer.headers.get('content-security-policy') ?? ''
    const nonce = /nonce="([^"]+)"/.exec(await answer.text())?.[1] ?? ''
    expect(answer.status).toBe(200)
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(answer.headers.get('strict-transport-security')).toBe(null)
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(3)
})

test('hashed files are kept for ever, and what is not part of the app does not exist', async () => {
  const file = await fetch(`${server.url}/assets/main-abc123.js`)
  expect(file.headers.get('cache-control')).toContain('immutable')
  expect(file.headers.get('content-encoding')).toMatch(/br|gzip/)
  expect(await file.text()).toContain('console.log')
  const strange = [
    '/assets/main-abc123.js.map',
    '/.env',
    '/.git/config',
    '/data/',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/index.html',
    '/api/',
    '/api/v1',
    '/metrics/x',
    '//evil.example',
  ]
  for (const path of strange) expect((await raw('GET', path, {})).status, path).toBe(404)
  expect((await raw('POST', '/deals', json, '{}')).status).toBe(405)
})

test('health is for everyone, figures for this machine and for whoever runs the company', async () => {
  expect(await (await fetch(`${server.url}/livez`)).json()).toEqual({ status: 'live' })
  expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ready' })
  const figures = await (await fetch(`${server.url}/metrics`)).text()
  expect(figures).toContain('http_request_duration_seconds_bucket')
  expect(figures).toContain('route="/readyz"')

  const afar = { 'x-forwarded-for': '203.0.113.9' }
  const seller = await addColleague(server.db, kari, { name: 'Ola Nowak', role: 'seller' })
  const asked = async (who: Client) =>
    (await fetch(`${server.url}/metrics`, { headers: { ...afar, ...who.headers } })).status
  expect(await asked(await server.client(null))).toBe(404)
  expect(await asked(await server.client(seller))).toBe(404)
  expect(await asked(await server.client(kari))).toBe(200)
})

test('the log has a line for each request and no secret in any', async () => {
  const client = await server.client(kari)
  await client.call(showWorkspace)
  await raw('GET', '/api/v1/invitation-links/canary-token-canary-token', {})
  const log = server.logged.join('')
  expect(log).toContain('"route":"/api/v1/workspace"')
  for (const secret of [
    client.headers.authorization?.slice(7),
    browser.headers.cookie?.split('=')[1],
    'canary',
  ])
    expect(log).not.toContain(secret)
  for (const line of server.logged) expect(() => JSON.parse(line)).not.toThrow()
})

function bytes(text: string): Promise<number> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.once('data', (data) => {
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(data.toString())?.[1]))
      socket.destroy()
    })
    socket.on('error', reject)
    socket.setTimeout(5_000, () => reject(new Error('no answer')))
  })
}
