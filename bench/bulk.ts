import pg from 'pg'
import type { BulkEdit } from '../contract/bulk.ts'
import type { World } from './world.ts'

const rounds = 3
const batchOf = 2_000

/**
 * A field of every deal changed through the API, from asking for it to its end, against a bare UPDATE with the same
 * events in batches of the same size. Taken in turns. @returns both as deals per second
 */
export async function measureBulkEdit(
  owner: pg.ClientConfig,
  world: World,
  base: string,
): Promise<{ ours: number; floor: number }> {
  const { database } = world.options
  const client = new pg.Client({ ...owner, ...(database && { database }) })
  await client.connect()
  const taken = { ours: [] as number[], floor: [] as number[] }
  try {
    for (let round = 0; round < rounds; round++) {
      // Everything differs from what is there, in every round of both.
      await client.query('vacuum analyze deals')
      taken.floor.push(await seconds(() => bareUpdate(client, world, `2031-0${round + 1}-01`)))
      await client.query('vacuum analyze deals')
      taken.ours.push(await seconds(() => bulkEdit(world, base, `2032-0${round + 1}-01`)))
    }
  } finally {
    await client.end()
  }
  return { ours: world.deals / Math.min(...taken.ours), floor: world.deals / Math.min(...taken.floor) }
}

async function bulkEdit({ key, deals }: World, base: string, day: string): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const change = { act: 'edit', edit: { nextContactOn: day } }
  const asked = await fetch(`${base}/api/v1/bulk-edits`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ list: 'deals', chosen: { query: '' }, change }),
  })
  let edit = (await asked.json()) as BulkEdit
  while (edit.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 20))
    edit = (await (await fetch(`${base}/api/v1/bulk-edits/${edit.id}`, { headers })).json()) as BulkEdit
  }
  if (edit.state !== 'done' || edit.changed !== deals)
    throw new Error(`a bulk edit ended ${edit.state}, having changed ${edit.changed} of ${deals}`)
}

async function bareUpdate(client: pg.Client, { actor }: World, day: string): Promise<void> {
  let after: string | null = '00000000-0000-0000-0000-000000000000'
  while (after) {
    const { rows }: pg.QueryResult<{ last: string | null }> = await client.query(
      `with meant as materialized (
         select id, next_contact_on from deals where workspace_id = $1 and id > $2 order by id limit ${batchOf} for update
       ),
       changed as (
         update deals d set next_contact_on = $3::date, version = version + 1
         from meant m where d.workspace_id = $1 and d.id = m.id
       ),
       told as (
         insert into events (workspace_id, type, subject_type, subject_id, deal_id, by, via, at, data)
         select $1, 'deal.edited', 'deal', id, id, $4::uuid, 'api', now(),
                jsonb_build_object('changed', jsonb_build_object('nextContactOn',
                  jsonb_build_object('from', next_contact_on, 'to', $3::date)))
         from meant
       )
       select (array_agg(id order by id desc))[1] as last from meant`,
      [actor.workspaceId, after, day, actor.memberId],
    )
    after = rows[0]?.last ?? null
  }
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}
