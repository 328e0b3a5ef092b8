import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { addWorkingTime, workingTimeBetween } from '../../platform/time/working-time.ts'
import { pauseTasks, resumeTasks } from '../../tasks/pause-tasks.ts'
import { workspaceCalendar } from '../../team/workspace-calendar.ts'
import type { Deal } from '../deal.ts'

/** The deal rests: no deadline of it runs, of the deal itself because of its status, of its tasks because of this. */
export async function pauseClock(tx: Tx, actor: Actor, { id }: Pick<Deal, 'id'>): Promise<void> {
  await sql`
    update deals set rested_at = now() where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
  await pauseTasks(tx, actor, id)
}

/**
 * The deal is worked on again, after a rest or a closure: what was left of its deadlines when it stopped is left now.
 * What had passed by then stays past.
 * @returns the deal with its new deadlines, to be saved by whoever takes it up
 */
export async function resumeClock(tx: Tx, actor: Actor, deal: Deal): Promise<Deal> {
  const { rows } = await sql<Stopped>`
    select coalesce(rested_at, closed_at) as since, now() as now, first_contact_warn_at as "contactWarnAt",
           first_contact_due_at as "contactDueAt"
    from deals where workspace_id = ${actor.workspaceId} and id = ${deal.id}
  `.execute(tx)
  const { since, now, contactWarnAt, contactDueAt } = rows[0] as Stopped
  if (since === null) return deal
  const calendar = await workspaceCalendar(tx, actor.workspaceId)
  const later = (at: string) => {
    const left = workingTimeBetween(calendar, Date.parse(since), Date.parse(at))
    return new Date(addWorkingTime(calendar, Date.parse(now), left)).toISOString()
  }
  const moved = (at: string | null) => (at !== null && Date.parse(at) > Date.parse(since) ? later(at) : at)
  const resumed = { ...deal, warnAt: moved(deal.warnAt), deadlineAt: moved(deal.deadlineAt) }
  await sql`
    update deals
    set rested_at = null, first_contact_warn_at = ${moved(contactWarnAt)},
        first_contact_due_at = ${moved(contactDueAt)}
    where workspace_id = ${actor.workspaceId} and id = ${deal.id}
  `.execute(tx)
  await sql`
    update stage_visits set deadline_at = ${resumed.deadlineAt}
    where workspace_id = ${actor.workspaceId} and deal_id = ${deal.id} and seq = ${deal.visitSeq}
  `.execute(tx)
  await resumeTasks(tx, actor, deal.id, { since, later })
  return resumed
}

interface Stopped {
  since: string | null
  now: string
  contactWarnAt: string | null
  contactDueAt: string | null
}
