import { setImmediate as breathe } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import type { WorkspaceId } from '../../../contract/ids.ts'
import { nextNumber } from '../../deals/table.ts'
import { enterWorkspace } from '../../platform/database/pool.ts'
import { inTransaction, txOn } from '../../platform/database/tx.ts'
import { houseActor } from '../../platform/house.ts'
import { adoptStarter } from '../../process/adopt-starter.ts'
import { publishedProcesses } from '../../process/versions/published-processes.ts'
import { inventCustomers, inventProducts } from '../../sample/customer-rows.ts'
import type { Outcome } from '../../sample/deal-life.ts'
import { liveAndWrite, someWorkingInstant, type Wanted } from '../../sample/live-deals.ts'
import { type Random, randomFrom } from '../../sample/random.ts'
import { readWorkspace } from '../../sample/read-workspace.ts'
import { noRows, type Rows, type TableName, tableNames } from '../../sample/rows.ts'
import { sampleStarters } from '../../sample/sample-starters.ts'
import type { Seller, Setting } from '../../sample/setting.ts'
import { makeTally } from '../../sample/tally.ts'
import { inventTeam } from '../../sample/team-rows.ts'
import { type CopyText, copyTexts } from './copy-text.ts'
import { noteWhatTriggersKeep } from './note-what-triggers-keep.ts'
import { withoutIndexes } from './without-indexes.ts'
import { rowWriter } from './write-rows.ts'

export interface Seeding {
  deals: number
  years: number
  seed: number
  /** Per cent of the deals that stand open. */
  open: number
  /** Epoch ms. */
  now: number
  onDeals: (done: number, total: number) => void
}

export interface Seeded {
  deals: number
  activities: number
  tasks: number
  events: number
}

const batch = 250

/**
 * Fills a company with a made-up history: colleagues in teams, customers, products, deals with everything they leave
 * behind, and totals that are exactly right. The same seed gives the same company. All in one transaction.
 * @param client of the database's owner
 */
export async function seedCompany(
  client: PoolClient,
  workspaceId: WorkspaceId,
  seeding: Seeding,
): Promise<Seeded> {
  const made: Seeded = { deals: 0, activities: 0, tasks: 0, events: 0 }
  await enterWorkspace(client, workspaceId)
  await inTransaction(client, async () => {
    await client.query('set local synchronous_commit = off')
    await adoptStarters(client, workspaceId)
    await withoutIndexes(client, async () => {
      const write = await rowWriter(client)
      const rows = noRows()
      const setting = await inventCompany(client, workspaceId, seeding, rows)
      const first = await nextNumber(txOn(client), workspaceId, seeding.deals)
      const tally = makeTally()
      await write(asText(rows))
      let writing = Promise.resolve()
      for (let done = 0; done < seeding.deals; done += batch) {
        const upTo = Math.min(seeding.deals, done + batch)
        const lived = copyTexts()
        for (let place = done; place < upTo; place++) {
          liveAndWrite(setting, want(setting, seeding, first + place), lived, tally)
          // Lets the last batch flow to PostgreSQL, which works on it meanwhile.
          if (place % 20 === 0) await breathe()
        }
        await writing
        seeding.onDeals(done, seeding.deals)
        writing = write(lived)
        writing.catch(() => {})
        for (const table of counted) made[table] += lived[table].rows
      }
      await writing
      const totals = copyTexts()
      tally.write(setting, totals)
      await write(totals)
    })
    await noteWhatTriggersKeep(client, workspaceId)
  })
  await client.query('analyze')
  return made
}

const counted = ['deals', 'activities', 'tasks', 'events'] as const

function asText(rows: Rows): Record<TableName, CopyText> {
  const texts = copyTexts()
  for (const table of tableNames) for (const row of rows[table]) texts[table].push(row)
  return texts
}

/** A company without a process could not have sold anything. */
async function adoptStarters(client: PoolClient, workspaceId: WorkspaceId): Promise<void> {
  const tx = txOn(client)
  const known = new Set((await publishedProcesses(tx, workspaceId)).map(({ document }) => document.key))
  const house = houseActor(workspaceId, 'command_line')
  for (const key of sampleStarters) if (!known.has(key)) await adoptStarter(tx, { key }, house)
}

async function inventCompany(
  client: PoolClient,
  workspaceId: WorkspaceId,
  { deals, years, seed, now }: Seeding,
  rows: Rows,
): Promise<Setting> {
  const made = { random: randomFrom(seed), now, sample: false, detailed: false }
  const { founded, present, products, sellers, holders } = await readWorkspace(
    txOn(client),
    workspaceId,
    made,
  )
  const people =
    sellers.length >= 3
      ? { sellers: sellers.map((id) => ({ id, skill: 0.7 + 0.6 * made.random.next() })), holders }
      : inventTeam(founded, teamFor(deals), present, rows)
  const knownSince = now - years * 365 * 86_400_000
  const count = Math.max(5, Math.round(deals / 4))
  return {
    ...founded,
    ...people,
    products: inventProducts(founded, products, rows),
    companies: inventCustomers(founded, { count, sellers: people.sellers, knownSince }, rows),
  }
}

/** A seller closes some hundred deals a year; no company of this kind has more than a few hundred of them. */
function teamFor(deals: number): { sellers: number; specialists: number } {
  const sellers = Math.max(4, Math.min(240, Math.round(Math.sqrt(deals) / 4)))
  return { sellers, specialists: Math.max(1, Math.round(sellers / 16)) }
}

function want(setting: Setting, { open, years }: Seeding, number: number): Wanted {
  const { random, processes, sellers, now } = setting
  const process = random.pickEarly(processes)
  const seller = random.pick(sellers)
  const outcome = outcomeOf(open, seller, random)
  const closed = outcome === 'won' || outcome === 'lost'
  return { number, process, seller, outcome, until: closed ? someWorkingInstant(setting, years * 365) : now }
}

function outcomeOf(open: number, seller: Seller, random: Random): Outcome {
  if (random.chance(open / 100)) return random.chance(0.03) ? 'resting' : 'open'
  return random.chance(0.42 * seller.skill) ? 'won' : 'lost'
}
