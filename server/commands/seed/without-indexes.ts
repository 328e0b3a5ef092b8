import type { PoolClient } from 'pg'

/** Those that grow with the deals. */
const large = ['deals', 'stage_visits', 'deal_people', 'tasks', 'activities', 'events', 'companies', 'people']

/**
 * Where these tables are still empty, their indexes are taken away for the time of the work and built anew after it,
 * which is several times faster than growing them row by row. All in the caller's transaction: nobody ever sees the
 * tables without them.
 */
export async function withoutIndexes(client: PoolClient, work: () => Promise<void>): Promise<void> {
  const { rows: filled } = await client.query(`select 1 from deals limit 1`)
  if (filled.length > 0) return work()
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i
     where i.indrelid = any ($1::regclass[]) and not i.indisprimary
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
     order by 1`,
    [large],
  )
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  await work()
  await client.query(`set local maintenance_work_mem = '512MB'`)
  for (const { definition } of indexes) await client.query(definition)
}
