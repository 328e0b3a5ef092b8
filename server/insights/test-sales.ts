import { sql } from 'kysely'
import type { MemberId, ProcessId, ProcessVersionId, ProductId, WorkspaceId } from '../../contract/ids.ts'
import { ProcessDocument } from '../../contract/process/process-document.ts'
import type { Reach } from '../../contract/team/rights.ts'
import type { Deal } from '../deals/deal.ts'
import { countDeal, countReached, recountReached } from '../deals/lists/totals.ts'
import type { Actor } from '../platform/actor.ts'
import type { Database, Tx } from '../platform/database/tx.ts'
import { newId } from '../platform/ids.ts'

/** A company whose deals were made up by chance, the same for the same seed, through the same counting as in earnest. */
export interface Sales {
  workspaceId: WorkspaceId
  members: MemberId[]
  products: ProductId[]
  processes: ProcessId[]
  /** The newest document of each process, in the order of `processes`. */
  documents: ProcessDocument[]
  deals: SoldDeal[]
  actor(reach: Reach): Actor
}

export interface SoldDeal extends Deal {
  /** Keys of the stages it stood in, in order. */
  visited: string[]
  document: ProcessDocument
}

const stages = (keys: string) =>
  keys.split(' ').map((key, place) => ({ key, name: key.toUpperCase(), winProbability: 10 + place * 17 }))

/** Two processes; the first has an older version without its third stage, and other probabilities. */
const made = {
  field: [
    { ...version('field', 'choose contact offer negotiate'), number: 1 },
    { ...version('field', 'choose contact visit offer negotiate'), number: 2 },
  ],
  inbound: [{ ...version('inbound', 'enquiry demo order'), number: 1 }],
}

function version(key: string, keys: string) {
  return { document: ProcessDocument.parse({ key, name: key, stages: stages(keys) }) }
}

export async function madeUpSales(db: Database, seed: number, count: number): Promise<Sales> {
  const chance = chanceOf(seed)
  const workspaceId = newId<WorkspaceId>()
  const members = Array.from({ length: 5 }, () => newId<MemberId>())
  const products = Array.from({ length: 3 }, () => newId<ProductId>())
  const processes = [newId<ProcessId>(), newId<ProcessId>()]
  const actor = (reach: Reach) => actorOf(workspaceId, members, reach)
  const versions = Object.values(made).flatMap((list, place) =>
    list.map((one) => ({ ...one, id: newId<ProcessVersionId>(), processId: processes[place] as ProcessId })),
  )

  const deals = await db.write(workspaceId, async (tx) => {
    await found(tx, { workspaceId, members, products, processes, versions })
    const deals: SoldDeal[] = []
    for (let number = 1; number <= count; number++) {
      const { id, processId, document } = chance.oneOf(versions)
      const start = newDeal(number, {
        processId,
        processVersionId: id,
        stageKey: document.stages[0]?.key as string,
      })
      const drawn = { ...start, ...facts(chance, members, products), visited: [start.stageKey], document }
      deals.push(await live(tx, actor('all'), drawn, chance, { members, products }))
    }
    await insertDeals(tx, workspaceId, deals)
    return deals
  })
  const documents = [made.field[1]?.document, made.inbound[0]?.document] as ProcessDocument[]
  return { workspaceId, members, products, processes, documents, deals, actor }
}

interface Chance {
  (): number
  oneOf<T>(list: readonly T[]): T
}

/** mulberry32: small, and the same everywhere. */
function chanceOf(seed: number): Chance {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return Object.assign(next, {
    oneOf: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T,
  })
}

function newDeal(number: number, place: Pick<Deal, 'processId' | 'processVersionId' | 'stageKey'>): Deal {
  return {
    ...place,
    id: newId(),
    number,
    title: `Deal ${number}`,
    visitSeq: 1,
    enteredAt: '2025-01-01T00:00:00.000Z',
    warnAt: null,
    deadlineAt: null,
    status: 'open',
    restingUntil: null,
    restingCount: 0,
    restingPlan: null,
    returnsTo: null,
    buyingStage: null,
    buyingStageAt: null,
    buyingEvidence: null,
    closedAt: null,
    closedBy: null,
    closeReason: null,
    closeNote: null,
    ownerId: null,
    companyId: null,
    productId: null,
    amount: 0,
    currency: 'PLN',
    source: null,
    channel: null,
    expectedCloseOn: null,
    nextContactOn: null,
    importFlags: [],
    own: {},
    createdAt: '2025-01-01T00:00:00.000Z',
    version: 1,
  }
}

function facts(chance: Chance, members: readonly MemberId[], products: readonly ProductId[]) {
  const createdAt = new Date(Date.UTC(2025, 0, 1) + Math.floor(chance() * 540 * 86_400_000)).toISOString()
  return {
    createdAt,
    enteredAt: createdAt,
    ownerId: chance.oneOf([...members, null]),
    productId: chance.oneOf([...products, null]),
    amount: chance() < 0.1 ? 0 : Math.floor(chance() * 5_000_000),
    currency: chance() < 0.7 ? 'PLN' : 'EUR',
  }
}

/** What may happen to a deal: it goes on, skips, comes back, changes hands, rests, is won, lost, reopened. */
async function live(
  tx: Tx,
  actor: Actor,
  born: SoldDeal,
  chance: Chance,
  { members, products }: Pick<Sales, 'members' | 'products'>,
): Promise<SoldDeal> {
  let deal = born
  await countDeal(tx, actor, null, deal)
  await countReached(tx, actor, deal, deal.document, [])
  const become = async (change: Partial<Deal>) => {
    const after = { ...deal, ...change }
    await countDeal(tx, actor, deal, after)
    await recountReached(tx, actor, deal, after, deal.document, deal.visited)
    deal = after
  }
  for (let steps = Math.floor(chance() * 8); steps > 0; steps--) {
    const dice = chance()
    if (deal.status === 'won' || deal.status === 'lost') {
      if (dice < 0.15) await become({ status: 'open', closedAt: null })
      else if (dice < 0.4) await become({ amount: deal.amount + 1 })
      else if (dice < 0.6) await become({ ownerId: chance.oneOf(members) })
    } else if (dice < 0.55) {
      const stageKey = chance.oneOf(deal.document.stages).key
      if (stageKey === deal.stageKey) continue
      await countDeal(tx, actor, deal, { ...deal, stageKey })
      await countReached(tx, actor, { ...deal, stageKey }, deal.document, deal.visited)
      deal = { ...deal, stageKey, visited: [...deal.visited, stageKey], visitSeq: deal.visitSeq + 1 }
    } else if (dice < 0.65)
      await become({ ownerId: chance.oneOf(members), productId: chance.oneOf(products) })
    else if (dice < 0.7) await become({ status: deal.status === 'open' ? 'resting' : 'open' })
    else
      await become({ status: chance() < 0.5 ? 'won' : 'lost', closedAt: laterThan(deal.createdAt, chance) })
  }
  return deal
}

/** Up to 200 days later, sometimes in the first or last second of a month, where wrong borders show. */
function laterThan(createdAt: string, chance: Chance): string {
  const at = new Date(Date.parse(createdAt) + Math.floor(chance() * 200 * 86_400_000))
  if (chance() < 0.8) return at.toISOString()
  const nextMonth = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)
  return new Date(nextMonth - (chance() < 0.5 ? 1 : 0)).toISOString()
}

function actorOf(workspaceId: WorkspaceId, members: readonly MemberId[], reach: Reach): Actor {
  return {
    workspaceId,
    memberId: members[0] as MemberId,
    name: 'Kari Berg',
    language: 'en',
    timeZone: 'UTC',
    rights: {
      'deals.see': reach,
      'deals.edit': reach,
      'leads.see': reach,
      'leads.edit': reach,
      'leads.convert': reach,
      'customers.see': 'none',
      'customers.edit': 'none',
      'tasks.waive': 'none',
      'gate.override': 'none',
      'deals.reopen': 'none',
      'products.edit': false,
      'process.choose': true,
      'process.publish': false,
      'segments.share': false,
      import: false,
      export: false,
      'team.manage': false,
      'workspace.manage': false,
    },
    teammates: members.slice(0, 3),
    teams: [],
    processRoles: [],
    approvalRoles: [],
    actsFor: [],
    shared: { customers: new Map(), deals: new Map() },
    via: 'api',
  }
}

async function found(
  tx: Tx,
  it: Pick<Sales, 'workspaceId' | 'members' | 'products' | 'processes'> & {
    versions: { id: string; processId: string; number: number; document: ProcessDocument }[]
  },
): Promise<void> {
  const { workspaceId } = it
  await sql`
    insert into workspaces (workspace_id, name, language, country, currency, time_zone, calendar, created_at)
    values (${workspaceId}, 'Fjord & Sun', 'en', 'PL', 'PLN', 'Europe/Warsaw', '{}', now())
  `.execute(tx)
  await sql`insert into roles (workspace_id, key, name, rights) values (${workspaceId}, 'seller', '"Seller"', '{}')`.execute(
    tx,
  )
  await sql`
    insert into members (workspace_id, id, name, role_key, language, created_at)
    select ${workspaceId}, id, 'Member ' || place, 'seller', 'en', now()
    from unnest(${it.members}::uuid[]) with ordinality as m (id, place)
  `.execute(tx)
  await sql`
    insert into products (workspace_id, id, name, created_at)
    select ${workspaceId}, id, 'Product ' || place, now()
    from unnest(${it.products}::uuid[]) with ordinality as p (id, place)
  `.execute(tx)
  await sql`
    insert into processes (workspace_id, id, key, position)
    select ${workspaceId}, id, 'process_' || place, place
    from unnest(${it.processes}::uuid[]) with ordinality as p (id, place)
  `.execute(tx)
  for (const { id, processId, number, document } of it.versions) {
    await sql`
      insert into process_versions (workspace_id, id, process_id, number, state, document, published_at)
      values (${workspaceId}, ${id}, ${processId}, ${number}, 'published', ${JSON.stringify(document)}, now())
    `.execute(tx)
  }
}

async function insertDeals(tx: Tx, workspaceId: WorkspaceId, deals: readonly SoldDeal[]): Promise<void> {
  const rows = deals.map((deal) => ({ ...deal, document: undefined }))
  await sql`
    insert into deals (workspace_id, id, number, title, process_id, process_version_id, stage_key, visit_seq, entered_at,
                       status, closed_at, owner_id, product_id, amount, currency, created_at)
    select ${workspaceId}, d.id, d.number, d.title, d."processId", d."processVersionId", d."stageKey", d."visitSeq",
           d."enteredAt", d.status, d."closedAt", d."ownerId", d."productId", d.amount, d.currency, d."createdAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (
      id uuid, number integer, title text, "processId" uuid, "processVersionId" uuid, "stageKey" text,
      "visitSeq" integer, "enteredAt" timestamptz, status text, "closedAt" timestamptz, "ownerId" uuid,
      "productId" uuid, amount bigint, currency text, "createdAt" timestamptz)
  `.execute(tx)
  const visits = deals.flatMap((deal) =>
    deal.visited.map((stageKey, place) => ({
      id: deal.id,
      seq: place + 1,
      version: deal.processVersionId,
      stageKey,
    })),
  )
  await sql`
    insert into stage_visits (workspace_id, deal_id, seq, process_version_id, stage_key, entered_at)
    select ${workspaceId}, v.id, v.seq, v.version, v."stageKey", now()
    from jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) as v (
      id uuid, seq integer, version uuid, "stageKey" text)
  `.execute(tx)
}
