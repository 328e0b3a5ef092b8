import { sql } from 'kysely'
import pg from 'pg'
import type { DealId, WorkspaceId } from '../contract/ids.ts'
import { seedCompany } from '../server/commands/seed/seed-company.ts'
import { foldTotals } from '../server/deals/lists/totals.ts'
import { gateState, gatherFor } from '../server/deals/moving/gate-state.ts'
import { lockDeals } from '../server/deals/table.ts'
import { foundings } from '../server/foundings.ts'
import type { Actor } from '../server/platform/actor.ts'
import { migrate } from '../server/platform/database/migrate.ts'
import { openPool } from '../server/platform/database/pool.ts'
import { type Database, openDatabase } from '../server/platform/database/tx.ts'
import { newId } from '../server/platform/ids.ts'
import { unmet } from '../server/process/gate.ts'
import { nextStage, stageOf } from '../server/process/movement.ts'
import { documentOf } from '../server/process/versions/version-document.ts'
import { createApiKey } from '../server/team/api-keys/create-api-key.ts'
import { addUser } from '../server/team/identity/add-user.ts'
import { setUpWorkspace } from '../server/team/workspace/set-up-workspace.ts'

/** A seeded company of a size, in a database of its own. */
export interface World {
  deals: number
  options: pg.ClientConfig
  db: Database
  actor: Actor
  key: string
  /** Of the process with most open deals: its stage with most of them. */
  busiest: { process: string; stage: string }
  /** Open deals, and beginnings of customers' names, spread over the whole. */
  dealIds: DealId[]
  names: string[]
}

export async function makeWorld(
  owner: pg.ClientConfig,
  { deals, open = 12 }: { deals: number; open?: number },
): Promise<World> {
  const database = `bench_${deals}_${open}`
  const cluster = new pg.Client(owner)
  await cluster.connect()
  await cluster.query(`drop database if exists ${database} with (force)`)
  await cluster.query(`create database ${database}`)
  await cluster.end()

  const ownerOptions = { ...owner, database }
  await migrate(ownerOptions)
  const options = { ...ownerOptions, user: 'stagecraft_app' }
  const db = openDatabase(openPool({ ...options, max: 4 }))
  const workspaceId = newId<WorkspaceId>()
  const company = {
    company: 'Bench',
    language: 'en',
    country: 'GB',
    name: 'Alex Admin',
    email: 'a@b.example',
    sample: false,
  } as const
  const actor = await db.write(workspaceId, async (tx) => {
    const userId = await addUser(tx, { ...company, password: 'nine geese over Narvik' })
    return setUpWorkspace(tx, workspaceId, userId, company, foundings)
  })
  const { key } = await db.write(workspaceId, (tx) => createApiKey(tx, { name: 'bench' }, actor))

  const seeding = new pg.Pool({ ...ownerOptions, max: 1 })
  const client = await seeding.connect()
  const now = Math.floor(Date.now() / 3_600_000) * 3_600_000
  await seedCompany(client, workspaceId, { deals, years: 3, seed: 7, open, now, onDeals: () => {} })
  client.release()
  // As the server's own job does within a minute.
  await db.write(workspaceId, (tx) => foldTotals(tx, workspaceId))
  await seeding.query('vacuum analyze')
  const rows = async <T>(text: string) => (await seeding.query({ text, values: [workspaceId] })).rows as T[]
  const [busiest] = await rows<World['busiest']>(
    `select process_id as process, stage_key as stage from deals where workspace_id = $1 and status = 'open'
     group by 1, 2 order by count(*) desc limit 1`,
  )
  const ids = await rows<{ id: DealId }>(
    `select id from deals where workspace_id = $1 and status = 'open' order by md5(id::text) limit 400`,
  )
  const names = await rows<{ name: string }>(
    `select substr(search_name, 2, 6) as name from companies where workspace_id = $1 and length(search_name) > 8
     order by md5(id::text) limit 100`,
  )
  await seeding.end()
  if (!busiest) throw new Error('the seed made no open deals')
  return {
    deals,
    options,
    db,
    actor,
    key,
    busiest,
    dealIds: ids.map((row) => row.id),
    names: names.map((row) => row.name.trim()).filter((name) => name.length >= 4),
  }
}

/** Open deals whose gate is open, and the stage after theirs: what most of them lack is done for them first. */
export async function movableDeals(world: World, count: number): Promise<{ id: DealId; to: string }[]> {
  const { db, actor } = world
  return db.write(actor.workspaceId, async (tx) => {
    const { rows } = await sql<{ id: DealId }>`
      select id from deals where workspace_id = ${actor.workspaceId} and status = 'open'
      order by md5('move' || id) limit ${count * 4}
    `.execute(tx)
    const ids = rows.map((row) => row.id)
    await sql`
      update tasks set state = 'done', closed_at = now()
      where workspace_id = ${actor.workspaceId} and deal_id = any (${ids}::uuid[]) and state = 'open' and mandatory
    `.execute(tx)
    await sql`
      update deals
      set expected_close_on = current_date + 60, next_contact_on = current_date + 3, source = 'referral'
      where workspace_id = ${actor.workspaceId} and id = any (${ids}::uuid[])
    `.execute(tx)
    await sql`
      update deal_people set personas = '{decides,pays,uses}'
      where workspace_id = ${actor.workspaceId} and deal_id = any (${ids}::uuid[])
    `.execute(tx)
    const gathered = await gatherFor(tx, actor, ids)
    const movable: { id: DealId; to: string }[] = []
    for (const deal of await lockDeals(tx, actor, ids)) {
      const document = await documentOf(tx, deal.processVersionId)
      const to = nextStage(document, deal.stageKey)?.key
      const known = gathered.get(deal.id)
      if (!to || !known) continue
      const state = gateState(deal, known, Date.now(), document)
      if (unmet(stageOf(document, deal.stageKey), state, document).length === 0)
        movable.push({ id: deal.id, to })
    }
    return movable.slice(0, count)
  })
}
