import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { Filter } from '../contract/segments/filters.ts'
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres/start-embedded-postgres.ts'
import { launchBrowser } from '../test/browser/launch-browser.ts'
import { measureBoard } from './board.ts'
import { type Figure, figure, printTable, writeJson } from './figures.ts'
import { type FloorName, floorStatements } from './floor-statements.ts'
import { median, throughput } from './load.ts'
import { measureMoves } from './moves.ts'
import { residentMegabytes, startServer, stopServers } from './processes.ts'
import { makeWorld, type World } from './world.ts'

/**
 * How fast the main acts are, as ratios against a floor on the same machine in the same run: the rows' prepared SELECT
 * behind a bare Fastify route, or the bare SQL. `growth.…` compares our own time at 100,000 deals with that at 10,000.
 * Figures of one pair are taken in turns, so that what else the machine does falls on both.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    deals: { type: 'string', default: '100000' },
    only: { type: 'string' },
  },
})
const large = Number(values.deals)
const rounds = 3
const figures: Figure[] = []

async function run(): Promise<void> {
  if (values.only !== 'customers') await measureDeals()
  const { measureCustomers } = await import('./customers/measure.ts')
  const all = wanted('customers')
  figures.push(...(await measureCustomers(cluster.owner, large * 10, (name) => all || wanted(name))))
}

function wanted(name: string): boolean {
  return !values.only || values.only.split(',').some((one) => name.startsWith(one))
}

async function measureDeals(): Promise<void> {
  console.log(`seeding ${large / 10} and ${large} deals …`)
  const small = await makeWorld(cluster.owner, { deals: large / 10 })
  const big = await makeWorld(cluster.owner, { deals: large })
  const sizes = { small, big }
  const databases = { small: small.options, big: big.options }
  const workspaces = { small: small.actor.workspaceId, big: big.actor.workspaceId }
  const floor = await startServer('floor-server', { databases, workspaces })
  const apps = {
    small: await startServer('app-server', small.options),
    big: await startServer('app-server', big.options),
  }
  for (const { name, ours, bare, aim } of reads)
    if (wanted(name)) {
      const rates = { ours: [] as number[], small: [] as number[], floor: [] as number[] }
      for (let round = 0; round < rounds; round++) {
        rates.ours.push(await throughput(apps.big.url, ours(big), { headers: headersOf(big) }))
        rates.floor.push(
          await throughput(
            floor.url,
            bare(big).map((path) => `/big/${path}`),
          ),
        )
        rates.small.push(await throughput(apps.small.url, ours(small), { headers: headersOf(small) }))
      }
      const rate = { ours: median(rates.ours), floor: median(rates.floor), small: median(rates.small) }
      if (aim.startsWith('≤')) figures.push(figure(name, times(rate), 'ms at 8 connections', aim))
      else figures.push(figure(name, rate, 'requests/s', aim))
      figures.push(
        figure(`growth.${name}`, { ours: 8000 / rate.ours, floor: 8000 / rate.small }, 'ms', '≤ 1.2'),
      )
    }

  if (wanted('deal.board')) await boards({ small, smallUrl: apps.small.url })
  if (wanted('deal.summary')) await summaries(sizes, apps)
  if (wanted('deal.move')) {
    const moved = await measureMoves(big, apps.big.url, headersOf(big), 1_000)
    const before = await measureMoves(small, apps.small.url, headersOf(small), 300)
    figures.push(figure('deal.move', moved, 'moves/s', '≥ 0.4'))
    figures.push(
      figure('growth.deal.move', { ours: 8000 / moved.ours, floor: 8000 / before.ours }, 'ms', '≤ 1.2'),
    )
  }
  if (wanted('export.deals')) {
    const { allDeals, measureExport } = await import('./export.ts')
    const { database } = big.options
    const owner = { ...cluster.owner, ...(database && { database }) }
    const deals = allDeals(big.actor.workspaceId, large)
    const exported = await measureExport(deals, { owner, key: big.key, app: apps.big })
    figures.push(figure('export.deals', exported, 'rows/s', '≥ 0.3'))
  }
  if (wanted('bulk.edit')) {
    const { measureBulkEdit } = await import('./bulk.ts')
    figures.push(
      figure('bulk.edit', await measureBulkEdit(cluster.owner, big, apps.big.url), 'deals/s', '≥ 0.3'),
    )
  }
  if (wanted('deal.import')) {
    const { measureImport } = await import('./import.ts')
    const at = await measureImport(cluster.owner, big, apps.big.url, large)
    const before = await measureImport(cluster.owner, small, apps.small.url, large / 10)
    figures.push(figure('deal.import', at, 'rows/s', '≥ 0.25'))
    figures.push(
      figure('growth.deal.import', { ours: 1e6 / at.ours, floor: 1e6 / before.ours }, 'µs a row', '≤ 1.2'),
    )
  }
  if (wanted('gate.check')) {
    const { measureGate } = await import('./gate.ts')
    figures.push(figure('gate.check', await measureGate(big), 'ms more than an empty gate', 'ours ≤ 1'))
  }
  if (wanted('working-time.add')) {
    const { measureWorkingTime } = await import('./working-time.ts')
    figures.push(figure('working-time.add', await measureWorkingTime(), 'calls/s', 'ours ≥ 200000'))
  }
  if (wanted('process.publish') || wanted('process.migrate')) {
    const { measureProcess } = await import('./process.ts')
    const { publish, migrate } = await measureProcess(cluster.owner, large)
    figures.push(figure('process.publish', publish, 's', 'ours ≤ 2'))
    figures.push(figure('process.migrate', migrate, 'deals/s', 'ours ≥ 5000'))
  }
  console.log(`resident memory of the app process: ${residentMegabytes(apps.big.pid)} MB (aim ≤ 250)`)
  await Promise.all([small.db.end(), big.db.end()])
}

/** The board of a company all of whose deals are open, in a real browser, beside that of a company a tenth the size. */
async function boards({ small, smallUrl }: { small: World; smallUrl: string }) {
  const full = await makeWorld(cluster.owner, { deals: large, open: 100 })
  const app = await startServer('app-server', full.options)
  const browser = await launchBrowser()
  const ours = await measureBoard(browser, app.url, full)
  const floor = await measureBoard(browser, smallUrl, small)
  await browser.close()
  await full.db.end()
  figures.push(figure('deal.board', { ours, floor }, 'ms to the first card, cold', 'ours ≤ 1500'))
}

/** One caller at a time: what a person waits, against counting the deals in SQL without anything around it. */
async function summaries(
  sizes: { small: World; big: World },
  apps: { small: { url: string }; big: { url: string } },
) {
  const client = new pg.Client(sizes.big.options)
  await client.connect()
  await client.query(`set app.workspace = '${sizes.big.actor.workspaceId}'`)
  const count = () =>
    client.query({ name: 'summary', text: floorStatements.summary, values: [sizes.big.actor.workspaceId] })
  const ask = (size: 'small' | 'big') => async () => {
    const response = await fetch(`${apps[size].url}/api/v1/deals/summary`, {
      headers: headersOf(sizes[size]),
    })
    await response.text()
  }
  const taken = { ours: [] as number[], floor: [] as number[], small: [] as number[] }
  for (let round = 0; round < 100; round++) {
    taken.ours.push(await milliseconds(ask('big')))
    taken.floor.push(await milliseconds(count))
    taken.small.push(await milliseconds(ask('small')))
  }
  await client.end()
  const ms = { ours: median(taken.ours), floor: median(taken.floor), small: median(taken.small) }
  figures.push(figure('deal.summary', ms, 'ms', '≤ 0.3'))
  figures.push(figure('growth.deal.summary', { ours: ms.ours, floor: ms.small }, 'ms', '≤ 1.2'))
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

interface Read {
  name: string
  aim: string
  ours: (world: World) => string[]
  bare: (world: World) => `${FloorName}${string}`[]
}

const reads: Read[] = [
  {
    name: 'deal.read',
    aim: '≥ 0.5',
    ours: ({ dealIds }) => dealIds.map((id) => `/api/v1/deals/${id}`),
    bare: ({ dealIds }) => dealIds.map((id) => `read?p=${id}` as const),
  },
  {
    name: 'deal.list',
    aim: '≥ 0.5',
    ours: ({ busiest: { process, stage } }) => [
      `/api/v1/deals?process=${process}&stage=${stage}&status=open&sort=entered`,
    ],
    bare: ({ busiest: { process, stage } }) => [`list?p=${process}&p=${stage}`],
  },
  {
    name: 'deal.filtered',
    aim: '≤ 1.5',
    ours: () => [
      `/api/v1/deals?sort=amount&direction=desc&filter=${encodeURIComponent(JSON.stringify(openAndLarge))}`,
    ],
    bare: () => ['filteredDeals?p=open&p=1000000'],
  },
  {
    name: 'deal.search',
    aim: '≤ 1.5',
    ours: ({ names }) => names.map((name) => `/api/v1/search?q=${encodeURIComponent(name)}`),
    bare: ({ names }) =>
      names.map(
        (name) => `search?p=${encodeURIComponent(`%${name}%`)}&p=${encodeURIComponent(name)}` as const,
      ),
  },
]

const openAndLarge: Filter = {
  all: [
    { field: 'status', operator: 'any_of', value: ['open'] },
    { field: 'amount', operator: 'at_least', value: { amount: 1_000_000, currency: 'GBP' } },
  ],
}

const times = (rate: { ours: number; floor: number }) => ({
  ours: 8000 / rate.ours,
  floor: 8000 / rate.floor,
})

const headersOf = ({ key }: World) => ({ authorization: `Bearer ${key}` })

const folder = mkdtempSync(join(tmpdir(), 'stagecraft-bench-'))
const cluster = await startEmbeddedPostgres({ folder, log: () => {} })
const fault = await run().catch((why: unknown) => why)
printTable(figures)
if (values.json) writeJson(values.json, figures)
if (fault) console.error(fault)
stopServers()
// Connections of a run that failed may still be open.
process.on('uncaughtException', () => {})
await cluster.stop()
rmSync(folder, { recursive: true, force: true })
process.exit(fault ? 1 : 0)
