import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createForm } from '../server/forms/create-form.ts'
import { openForm } from '../server/forms/open-form.ts'
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres/start-embedded-postgres.ts'
import { startServer, stopServers } from './processes.ts'
import { makeWorld } from './world.ts'

/**
 * A form under attack while a colleague reads his leads, for the whole size: 100 sendings a second from one address,
 * then 10,000 from as many addresses, a hundred of them with their work proved and one in five a replay. Prints the
 * leads made, how often somebody was sent twice, and the colleague's waiting times. The attackers are a process of their own
 * that gives way: theirs is not this machine. `node bench/flood-form.ts`
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

const idle = await colleague(sleep(5_000))
console.log(`idle                       p50 ${idle.p50} ms  p95 ${idle.p95} ms`)
await attack('100/s from one address  ', 'one', 1_000, 100)
await attack('10,000 from as many     ', 'many', 10_000, 500)
stopServers()
await world.db.end()
process.on('uncaughtException', () => {})
await cluster.stop()
rmSync(folder, { recursive: true, force: true })
process.exit(0)

async function attack(says: string, from: 'one' | 'many', count: number, aSecond: number): Promise<void> {
  const { id, secret, slug } = form
  const asked = { url, form: { id, secret, slug }, says, from, count, aSecond }
  const attacker = fork(join(import.meta.dirname, 'flood-attacker.ts'), [JSON.stringify(asked)])
  await once(attacker, 'message')
  attacker.send('go')
  const over = once(attacker, 'message') as Promise<[[number, number][]]>
  const { p50, p95 } = await colleague(over)
  const [answers] = await over
  const { leads, twice } = await counted()
  const all = answers.map(([status, times]) => `${times} × ${status}`).join(', ')
  console.log(`${says}   p50 ${p50} ms  p95 ${p95} ms (${(p95 / idle.p95).toFixed(2)} × idle)`)
  console.log(`  answers ${all}; ${leads} leads so far, ${twice} of somebody who had one`)
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
