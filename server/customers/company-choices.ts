import { sql } from 'kysely'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { visibleCustomers } from './policy.ts'

/** Industries and countries of the companies he may see, sorted: what a list can be filtered by. */
export async function companyChoices(
  tx: Tx,
  actor: Actor,
): Promise<{ industries: string[]; countries: string[] }> {
  const { rows } = await sql<{ industries: string[]; countries: string[] }>`
    select coalesce(array_agg(distinct c.industry) filter (where c.industry is not null), '{}') as industries,
           coalesce(array_agg(distinct c.country) filter (where c.country is not null), '{}') as countries
    from companies c
    where c.workspace_id = ${actor.workspaceId} and ${visibleCustomers(actor)}
  `.execute(tx)
  return rows[0] ?? { industries: [], countries: [] }
}
