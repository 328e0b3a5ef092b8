import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Made } from '../import.ts'
import type { Run } from '../running/run.ts'

/** What has no column to name the import it came with is listed on the import itself, for the undo. */
export async function rememberMade(
  tx: Tx,
  actor: Actor,
  run: Run,
  what: Exclude<keyof Made, 'process'>,
  things: readonly unknown[],
): Promise<void> {
  if (things.length === 0) return
  await sql`
    update imports
    set made = jsonb_set(made, array[${what}::text], coalesce(made -> ${what}::text, '[]') || ${JSON.stringify(things)}::jsonb)
    where workspace_id = ${actor.workspaceId} and id = ${run.id}
  `.execute(tx)
}
