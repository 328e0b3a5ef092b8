import { sql } from 'kysely'
import type { DealId, TaskId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import type { Clock } from './clock.ts'

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
 * @param resumed the deadlines that go on from now with what was left of them at `since`
 */
export async function resumeTasks(
  tx: Tx,
  actor: Actor,
  dealId: DealId,
  { since, resumed }: { since: string; resumed: (dues: Dues) => Dues & { clock: Clock } },
): Promise<void> {
  const { rows } = await sql<Dues & { id: TaskId; counted: boolean }>`
    select id, due_at as "dueAt", warn_at as "warnAt", clock is not null as counted
    from tasks
    where workspace_id = ${actor.workspaceId} and deal_id = ${dealId} and state = 'open' and created_at <= ${since}
    for update
  `.execute(tx)
  if (rows.length === 0) return
  const going = rows.map(({ id, counted, ...dues }) => {
    const { clock, ...later } = resumed(dues)
    // Of a day that somebody set, nothing is counted, neither before nor after.
    return { id, ...later, clock: counted ? clock : null }
  })
  await sql`
    update tasks t
    set due_at = r."dueAt", warn_at = r."warnAt", clock = r.clock, paused = null
    from jsonb_to_recordset(${JSON.stringify(going)}::jsonb) as r (
      id uuid, "dueAt" timestamptz, "warnAt" timestamptz, clock jsonb)
    where t.workspace_id = ${actor.workspaceId} and t.id = r.id
  `.execute(tx)
}

interface Dues {
  dueAt: string | null
  warnAt: string | null
}
