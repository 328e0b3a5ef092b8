import { sql } from 'kysely'
import type { DealId, TaskId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'

/** The deal rests: the time of its open tasks stands still. One that is added while it rests has its own time. */
export async function pauseTasks(tx: Tx, actor: Actor, dealId: DealId): Promise<void> {
  await sql`
    update tasks set paused = true
    where workspace_id = ${actor.workspaceId} and deal_id = ${dealId} and state = 'open'
  `.execute(tx)
}

/**
 * The time of the deal's open tasks goes on.
 * @param since what was due by then stays as it is; tasks made later are not touched
 * @param later where an instant after `since` now lies
 */
export async function resumeTasks(
  tx: Tx,
  actor: Actor,
  dealId: DealId,
  { since, later }: { since: string; later: (at: string) => string },
): Promise<void> {
  const { rows } = await sql<{ id: TaskId; dueAt: string | null; warnAt: string | null }>`
    select id, due_at as "dueAt", warn_at as "warnAt"
    from tasks
    where workspace_id = ${actor.workspaceId} and deal_id = ${dealId} and state = 'open' and created_at <= ${since}
    for update
  `.execute(tx)
  if (rows.length === 0) return
  const moved = (at: string | null) => (at !== null && Date.parse(at) > Date.parse(since) ? later(at) : at)
  const resumed = rows.map(({ id, dueAt, warnAt }) => ({ id, dueAt: moved(dueAt), warnAt: moved(warnAt) }))
  await sql`
    update tasks t
    set due_at = r."dueAt", warn_at = r."warnAt", paused = null
    from jsonb_to_recordset(${JSON.stringify(resumed)}::jsonb) as r (id uuid, "dueAt" timestamptz, "warnAt" timestamptz)
    where t.workspace_id = ${actor.workspaceId} and t.id = r.id
  `.execute(tx)
}
