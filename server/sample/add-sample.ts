import { sql } from 'kysely'
import { nextNumber } from '../deals/table.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { adoptStarter } from '../process/adopt-starter.ts'
import { addSampleLeads } from './add-leads.ts'
import { inventCustomers, inventProducts } from './customer-rows.ts'
import type { Outcome } from './deal-life.ts'
import { insertRows } from './insert-rows.ts'
import { liveAndWrite, someWorkingInstant } from './live-deals.ts'
import { randomFrom } from './random.ts'
import { readWorkspace } from './read-workspace.ts'
import { columns, noRows, type Row } from './rows.ts'
import { sampleStarters } from './sample-starters.ts'
import type { RunProcess, Setting } from './setting.ts'
import { makeTally } from './tally.ts'
import { inventTeam } from './team-rows.ts'

/** How the sample's deals stand, per process: enough to see a board, a funnel and numbers at work. */
const share: Record<string, Record<Outcome, number>> = {
  pipeline: { open: 13, resting: 1, won: 9, lost: 6 },
  field_sales: { open: 9, resting: 1, won: 5, lost: 4 },
  inbound: { open: 6, resting: 0, won: 4, lost: 4 },
}
/** Of a process that the company chose beside those. */
const otherShare: Record<Outcome, number> = { open: 7, resting: 1, won: 4, lost: 3 }
const days = 330

/**
 * Adds a believable company of pumps and filters in the workspace's language: colleagues, customers, products and some
 * sixty deals with their history, all marked `sample`. The administrator owns a few open ones.
 */
export async function addSample(tx: Tx, actor: Actor): Promise<void> {
  await adoptStarters(tx, actor)
  const made = { random: randomFrom(2_026), now: Date.now(), sample: true, detailed: true }
  const { founded, present, products } = await readWorkspace(tx, actor.workspaceId, made)
  const rows = noRows()
  const { sellers, holders } = inventTeam(founded, { sellers: 4, specialists: 1 }, present, rows)
  const setting: Setting = {
    ...founded,
    sellers,
    holders,
    products: inventProducts(founded, products, rows),
    companies: inventCustomers(
      founded,
      { count: 18, sellers, knownSince: made.now - days * 86_400_000 },
      rows,
    ),
  }
  const tally = makeTally()
  const wanted = setting.processes.flatMap((process) =>
    outcomesOf(process).map((outcome) => ({ process, outcome })),
  )
  const first = await nextNumber(tx, actor.workspaceId, wanted.length)
  const me = { id: actor.memberId, skill: 1 }
  for (const [place, { process, outcome }] of wanted.entries()) {
    const open = outcome === 'open' || outcome === 'resting'
    const seller = outcome === 'open' && place % 4 === 0 ? me : setting.random.pick(sellers)
    const until = open ? setting.now : someWorkingInstant(setting, days)
    liveAndWrite(setting, { number: first + place, process, seller, outcome, until }, rows, tally)
  }
  tally.write(setting, rows)
  const at = (event: Row) => event[columns.events.indexOf('at')] as string
  rows.events.sort((a, b) => at(a).localeCompare(at(b)))
  await insertRows(tx, rows)
  await addSampleLeads(tx, setting)
  await sql`update workspaces set has_sample = true where workspace_id = ${actor.workspaceId}`.execute(tx)
  await record(tx, actor, { type: 'sample.added', subject: { type: 'workspace', id: actor.workspaceId } })
}

/** The sample shows some starters at work; those the company has already, or has changed, stay as they are. */
async function adoptStarters(tx: Tx, actor: Actor): Promise<void> {
  const { rows } = await sql<{ key: string }>`
    select key from processes where workspace_id = ${actor.workspaceId}
  `.execute(tx)
  const known = new Set(rows.map(({ key }) => key))
  for (const key of sampleStarters) if (!known.has(key)) await adoptStarter(tx, { key }, actor)
}

function outcomesOf({ document }: RunProcess): Outcome[] {
  const counts = Object.entries(share[document.key] ?? otherShare) as [Outcome, number][]
  return counts.flatMap(([outcome, count]) => Array.from({ length: count }, () => outcome))
}
