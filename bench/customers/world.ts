import { sql } from 'kysely'
import pg, { type ClientConfig, type PoolClient } from 'pg'
import type { MemberId, WorkspaceId } from '../../contract/ids.ts'
import { noteWhatTriggersKeep } from '../../server/commands/seed/note-what-triggers-keep.ts'
import { withoutIndexes } from '../../server/commands/seed/without-indexes.ts'
import type { Actor } from '../../server/platform/actor.ts'
import { inTransaction } from '../../server/platform/database/tx.ts'
import { createApiKey } from '../../server/team/api-keys/create-api-key.ts'
import { loadActor } from '../../server/team/load-actor.ts'
import { type Founded, foundCompany } from './found-company.ts'
import { names } from './names.ts'
import { customerRows } from './rows.ts'

/** How far a reader's rights reach; each has a key. */
export type Reader = 'all' | 'team' | 'own'

/** A seeded company that knows very many customers, in a database of its own. */
export interface CustomersWorld {
  /** Five of them a company. */
  people: number
  companies: number
  deals: number
  options: ClientConfig
  owner: ClientConfig
  workspaceId: WorkspaceId
  readers: Record<Reader, { actor: Actor; key: string }>
}

const worlds = new Map<number, Promise<CustomersWorld>>()

/** Made once a run: lists, counts, exports and searches are measured in the same world. */
export function customersWorld(owner: ClientConfig, people: number): Promise<CustomersWorld> {
  let world = worlds.get(people)
  if (!world) worlds.set(people, (world = makeCustomersWorld(owner, people)))
  return world
}

async function makeCustomersWorld(cluster: ClientConfig, people: number): Promise<CustomersWorld> {
  const began = performance.now()
  const founded = await foundCompany(cluster, `bench_customers_${people}`)
  const { options, owner, actor } = founded
  const counts = { people, companies: people / 5, deals: people / 5 }
  await fill(owner, actor.workspaceId, counts)
  const world = {
    ...counts,
    options,
    owner,
    workspaceId: actor.workspaceId,
    readers: {
      all: { actor, key: founded.key },
      team: await reader(founded, 'Reader team'),
      own: await reader(founded, 'Reader own'),
    },
  }
  await founded.db.end()
  console.log(`${people} people seeded in ${Math.round((performance.now() - began) / 1000)} s`)
  return world
}

/**
 * All at once and without what is done for each row: foreign keys, triggers and growing indexes. What triggers would have
 * kept is worked out after it, as the seed of the command line does.
 */
async function fill(
  owner: ClientConfig,
  workspaceId: WorkspaceId,
  counts: { people: number; companies: number; deals: number },
): Promise<void> {
  const pool = new pg.Pool({ ...owner, max: 1 })
  const client: PoolClient = await pool.connect()
  await inTransaction(client, async () => {
    await client.query(
      `set local synchronous_commit = off;
       set local session_replication_role = replica;
       set local work_mem = '128MB'`,
    )
    await withoutIndexes(client, async () => {
      await keepNames(client)
      for (const statement of customerRows(counts)) await client.query(statement, [workspaceId])
    })
    await noteWhatTriggersKeep(client, workspaceId)
  })
  await client.query('vacuum analyze')
  client.release()
  await pool.end()
}

async function keepNames(client: PoolClient): Promise<void> {
  await client.query(
    `create temp table first_names (language text, place integer, name text) on commit drop;
     create temp table last_names (language text, place integer, name text) on commit drop`,
  )
  for (const { language, first, last } of names)
    for (const [table, these] of [
      ['first_names', first],
      ['last_names', last],
    ] as const)
      await client.query(
        `insert into ${table} select $1, n - 1, name from unnest($2::text[]) with ordinality as t (name, n)`,
        [language, these],
      )
  await client.query('analyze first_names; analyze last_names')
}

/** A colleague who reads no farther than his role says. */
async function reader({ db, actor: { workspaceId } }: Founded, name: string) {
  return db.write(workspaceId, async (tx) => {
    const { rows } = await sql<{ id: MemberId }>`
      select id from members where workspace_id = ${workspaceId} and name = ${name}
    `.execute(tx)
    const actor = rows[0] && (await loadActor(tx, workspaceId, { memberId: rows[0].id }, 'api'))
    if (!actor) throw new Error(`nobody is called ${name}`)
    const { key } = await createApiKey(tx, { name: 'bench' }, actor)
    return { actor, key }
  })
}
