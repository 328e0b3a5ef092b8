import { sql } from 'kysely'
import type { SegmentEntity } from '../../contract/segments/segments.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { fieldRefusal } from '../platform/refusal.ts'
import { visibleSegments } from './table.ts'

/**
 * Two segments of one name would be mixed up wherever one is chosen; those of others do not count. From here on until
 * the transaction ends nobody else gives a name or key.
 */
export async function mustBeNewName(
  tx: Tx,
  actor: Actor,
  { id, entity, name }: { id?: string; entity: SegmentEntity; name: string },
): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended(${`segments ${actor.workspaceId}`}, 0))
  `.execute(tx)
  const { rows } = await sql`
    select from segments s
    where s.workspace_id = ${actor.workspaceId} and s.entity = ${entity} and search_form(s.name) = search_form(${name})
      and s.id is distinct from ${id ?? null}::uuid and ${visibleSegments(actor)}
  `.execute(tx)
  if (rows.length > 0) throw fieldRefusal('already_exists', 'body.name', 'another segment has this name')
}
