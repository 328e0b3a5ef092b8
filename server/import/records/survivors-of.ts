import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'

const entityOf: Partial<Record<string, 'person' | 'company'>> = { people: 'person', companies: 'company' }

/**
 * Other systems go on calling a record by the id it had before it was merged, and so does a file that we wrote before. By
 * those ids, theirs or ours: the id of the record it went into, by however many merges.
 */
export async function survivorsOf(
  tx: Tx,
  actor: Actor,
  table: string,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const entity = entityOf[table]
  if (!entity) return new Map()
  const { rows } = await sql<{ externalId: string; id: string }>`
    with recursive line (external_id, id) as (
      select known.id, m.kept_id
      from merges m
      cross join lateral (values (m.external_id), (m.gone_id::text)) as known (id)
      where m.workspace_id = ${actor.workspaceId} and m.entity = ${entity} and m.undone_at is null
        and known.id = any (${ids}::text[])
      union
      select line.external_id, m.kept_id
      from line
      join merges m on m.workspace_id = ${actor.workspaceId} and m.gone_id = line.id and m.undone_at is null
    )
    select external_id as "externalId", id from line
    where not exists (select from merges m where m.workspace_id = ${actor.workspaceId} and m.gone_id = line.id
                                             and m.undone_at is null)
  `.execute(tx)
  return new Map(rows.map(({ externalId, id }) => [externalId, id]))
}
