import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { boardColumn } from '../../contract/deals/board.ts'
import { createDeal, editDeal } from '../../contract/deals/deals.ts'
import { reopenDeal } from '../../contract/deals/moves.ts'
import { call } from './api.ts'
import { faultsByField, Refused, Unreachable } from './refused.ts'

const id = '0190a000-0000-7000-8000-000000000001'
const seen: { method: string | undefined; url: string | undefined; headers: IncomingMessage['headers'] }[] =
  []
const answers: { status: number; body: string }[] = []
const originalFetch = globalThis.fetch
let server: Server

// A browser knows the origin of a relative address; Node has to be told.
beforeAll(async () => {
  server = createServer((request, reply) => {
    seen.push({ method: request.method, url: request.url, headers: request.headers })
    const { status, body } = answers.shift() ?? { status: 200, body: '{}' }
    reply.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  globalThis.fetch = (url, init) => originalFetch(new URL(url as string, origin), init)
})

afterAll(() => {
  globalThis.fetch = originalFetch
  server.close()
})

beforeEach(() => {
  seen.length = 0
  answers.length = 0
})

test('parameters go into the path and the query, several values as a repeated name', async () => {
  await call(boardColumn, { params: { stage: 'sending_the_offer' }, query: { process: id, limit: 20 } })
  expect(seen[0]?.url).toBe(`/api/v1/deals/board/sending_the_offer?process=${id}&limit=20`)
  await call(reopenDeal, { params: { id: 'a/b' }, query: { reason: 'came back & wants more' } })
  expect(seen[1]?.url).toBe('/api/v1/deals/a%2Fb/closure?reason=came+back+%26+wants+more')
})

test('an edit says which version it has seen', async () => {
  await call(editDeal, { params: { id }, body: { title: 'Roof of the school' }, ifMatch: 7 })
  expect(seen[0]?.headers['if-match']).toBe('"7"')
})

test('a creation that got no answer is sent again under the same key', async () => {
  answers.push({ status: 502, body: 'restarting' }, { status: 503, body: '{"code":"unavailable"}' })
  await call(createDeal, { body: { title: 'Roof of the school' } })
  const keys = seen.map(({ headers }) => headers['idempotency-key'])
  expect(keys).toHaveLength(3)
  expect(new Set(keys).size).toBe(1)
})

test('two creations are two intents', async () => {
  await call(createDeal, { body: { title: 'One' } })
  await call(createDeal, { body: { title: 'Two' } })
  expect(seen[0]?.headers['idempotency-key']).not.toBe(seen[1]?.headers['idempotency-key'])
})

test('a refusal carries its code and its fields, and is not sent again', async () => {
  answers.push({
    status: 400,
    body: JSON.stringify({
      type: 'about:blank',
      title: 'malformed',
      status: 400,
      code: 'malformed',
      requestId: 'r1',
      fields: [{ path: 'body.title', code: 'too_small', message: '' }],
    }),
  })
  const refused = await call(createDeal, { body: { title: '' } }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Refused)
  expect((refused as Refused).code).toBe('malformed')
  expect(faultsByField(refused)).toEqual({ title: 'too_small' })
  expect(seen).toHaveLength(1)
})

test('an answer that is no answer of ours means that the server is away', async () => {
  answers.push({ status: 200, body: '<html>a proxy</html>' })
  await expect(call(createDeal, { body: { title: 'One' } })).rejects.toBeInstanceOf(Unreachable)
})
