import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createForm } from '../server/forms/create-form.ts'
import { openForm } from '../server/forms/open-form.ts'
import { newPageToken } from '../server/forms/taking/page-token.ts'
import { proofBits } from '../server/forms/taking/proof-of-work.ts'
import { startEmbeddedPostgres } from '../server/platform/database/embedded/start-embedded-postgres.ts'
import { startServer, stopServers } from './processes.ts'
import { makeWorld } from './world.ts'

/**
 * A form under attack while a colleague reads his leads, for the whole size: 100 sendings a second from one address,
 * then 10,000 from as many addresses, a hundred of them with their work proved and one in five a replay. Prints the
 * leads made, how often somebody was sent twice, and the colleague's waiting times. `node bench/flood-form.ts`
 */
const folder = mkdtempSync(join(tmpdir(), 'stagecraft-flood-'))
const cluster = await startEmbeddedPostgres({ folder, log: () => {} })
process.env.TRUST_PROXY = '1'
const world = await makeWorld(cluster.owner, { deals: 1_000 })
const { actor } = world
const form = await world.db.write(actor.workspaceId, async (tx) =>
  openForm(tx, await createForm(tx, { name: 'Flood' }, actor), actor),
)
const { url } = await startServer('app-server', world.options)
const agent = new Agent({ keepAlive: true, maxSockets: 200 })

const idle = await colleague(sleep(5_000))
console.log(`idle                       p50 ${idle.p50} ms  p95 ${idle.p95} ms`)
await attack('100/s from one address  ', 1_000, 100, () => '198.51.100.7')
await attack('10,000 from as many     ', 10_000, 500, (n) => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`)
stopServers()
await world.db.end()
process.on('uncaughtException', () => {})
await cluster.stop()
rmSync(folder, { recursive: true, force: true })
process.exit(0)

async function attack(
  says: string,
  count: number,
  aSecond: number,
  from: (n: number) => string,
): Promise<void> {
  const sendings = await Promise.all(Array.from({ length: count }, (_, n) => sendingOf(says, n)))
  const answers = new Map<number, number>()
  const sending = (async () => {
    const began = performance.now()
    const waiting: Promise<void>[] = []
    for (let n = 0; n < count; n++) {
      await sleep(Math.max(0, began + (n * 1_000) / aSecond - performance.now()))
      // One in five is a page that was sent before.
      const fields = sendings[n % 5 === 4 ? n - 1 : n] as Record<string, string>
      waiting.push(
        post(fields, from(n)).then((status) => void answers.set(status, (answers.get(status) ?? 0) + 1)),
      )
    }
    await Promise.all(waiting)
  })()
  const { p50, p95 } = await colleague(sending)
  const { leads, twice } = await counted()
  const all = [...answers].map(([status, times]) => `${times} × ${status}`).join(', ')
  console.log(`${says}   p50 ${p50} ms  p95 ${p95} ms (${(p95 / idle.p95).toFixed(2)} × idle)`)
  console.log(`  answers ${all}; ${leads} leads so far, ${twice} of somebody who had one`)
}

async function sendingOf(says: string, n: number): Promise<Record<string, string>> {
  const token = newPageToken(form, Date.now() - 60_000)
  const email = `${createHash('sha1').update(`${says}${n}`).digest('hex')}@x.example`
  return { name: `Visitor ${n}`, email, need: 'Lamps', token, proof: n % 100 === 0 ? proofFor(token) : '' }
}

function proofFor(token: string): string {
  for (let n = 0; ; n++)
    if (createHash('sha256').update(`${token}:${n}`).digest().readUInt32BE(0) >>> (32 - proofBits) === 0)
      return `${n}`
}

/** Reads the list of leads over and over until `until` is done. @returns his waiting times in ms */
async function colleague(until: Promise<unknown>): Promise<{ p50: number; p95: number }> {
  const waits: number[] = []
  let over = false
  void until.finally(() => (over = true))
  while (!over) {
    const began = performance.now()
    const answer = await fetch(`${url}/api/v1/leads`, { headers: { authorization: `Bearer ${world.key}` } })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`the colleague was answered ${answer.status}`)
    waits.push(performance.now() - began)
    await sleep(20)
  }
  waits.sort((a, b) => a - b)
  const at = (part: number) => Math.round((waits[Math.floor(waits.length * part)] ?? 0) * 10) / 10
  return { p50: at(0.5), p95: at(0.95) }
}

function post(fields: Record<string, string>, address: string): Promise<number> {
  const body = new URLSearchParams(fields).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': address }
  return new Promise((resolve) => {
    const request = httpRequest(`${url}/f/${form.slug}`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    request.on('error', () => resolve(0))
    request.end(body)
  })
}

async function counted(): Promise<{ leads: number; twice: number }> {
  return world.db.withClient(actor.workspaceId, async (client) => {
    const { rows } = await client.query(
      `select count(*)::int as leads, (count(*) - count(distinct email))::int as twice
       from leads where workspace_id = $1 and came_by = 'form'`,
      [actor.workspaceId],
    )
    return rows[0] as { leads: number; twice: number }
  })
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
