import { sql } from 'kysely'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'

/** The record that one which is gone went into, by however many merges; undefined where it never was merged. */
export async function mergedInto<Id extends string>(tx: Tx, actor: Actor, id: Id): Promise<Id | undefined> {
  const { rows } = await sql<{ id: Id }>`
    with recursive line (id, steps) as (
      select kept_id, 1 from merges
      where workspace_id = ${actor.workspaceId} and gone_id = ${id} and undone_at is null
      union
      select m.kept_id, line.steps + 1
      from line
      join merges m on m.workspace_id = ${actor.workspaceId} and m.gone_id = line.id and m.undone_at is null
    )
    select id from line order by steps desc limit 1
  `.execute(tx)
  return rows[0]?.id
}
