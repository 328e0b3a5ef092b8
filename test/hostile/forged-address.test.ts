import { expect, test } from 'vitest'
import { beginVisit } from '../../contract/chat/talks.ts'
import { newToken } from '../../server/team/identity/sessions/token.ts'
import { serverForTest, type TestServer } from '../server.ts'

/** More visits of a chat that is not there than one address may begin in a minute, each with what it says of itself. */
async function visits(server: TestServer, forwarded: (n: number) => string, count = 35): Promise<number[]> {
  const anyone = await server.client(null)
  const statuses: number[] = []
  while (statuses.length < count) {
    const { status } = await anyone.send(beginVisit, {
      params: { slug: 'nowhere' },
      body: { token: newToken() },
      headers: { 'x-forwarded-for': forwarded(statuses.length) },
    })
    // A machine that is busy otherwise counts nothing.
    if (status !== 503) statuses.push(status)
  }
  return statuses
}

const refused = (statuses: readonly number[]) => statuses.filter((status) => status === 429).length

test('behind a proxy only the address it wrote itself counts, whatever the visitor put before it', async () => {
  const server = await serverForTest({ config: { proxies: 1 } })
  expect(refused(await visits(server, (n) => `10.0.0.${n}, 203.0.113.9`))).toBe(5)
  // Who comes from elsewhere is not kept waiting.
  expect(await visits(server, () => '203.0.113.9, 198.51.100.7', 1)).toEqual([404])
})

test('behind two proxies it is the address before the last', async () => {
  const server = await serverForTest({ config: { proxies: 2 } })
  expect(refused(await visits(server, (n) => `10.0.0.${n}, 203.0.113.9, 192.0.2.${n}`))).toBe(5)
})
