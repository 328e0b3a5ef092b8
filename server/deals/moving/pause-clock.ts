import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { WorkingCalendar } from '../../platform/time/business-calendar.ts'
import { workingTimeBetween } from '../../platform/time/working-time.ts'
import { type Clock, counted } from '../../tasks/clock.ts'
import { pauseTasks, resumeTasks } from '../../tasks/pause-tasks.ts'
import { workspaceCalendar } from '../../team/calendars/workspace-calendar.ts'
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
  const resumed = (dues: Dues) => goneOn(calendar, dues, Date.parse(since), Date.parse(now))
  const { clock, ...stage } = resumed({ dueAt: deal.deadlineAt, warnAt: deal.warnAt })
  const { clock: contactClock, ...contact } = resumed({ dueAt: contactDueAt, warnAt: contactWarnAt })
  await sql`
    update deals
    set rested_at = null, first_contact_warn_at = ${contact.warnAt}, first_contact_due_at = ${contact.dueAt}
    where workspace_id = ${actor.workspaceId} and id = ${deal.id}
  `.execute(tx)
  await sql`
    update stage_visits
    set deadline_at = ${stage.dueAt}, clock = ${JSON.stringify(clock)}::jsonb,
        contact_clock = ${JSON.stringify(contactClock)}::jsonb
    where workspace_id = ${actor.workspaceId} and deal_id = ${deal.id} and seq = ${deal.visitSeq}
  `.execute(tx)
  await resumeTasks(tx, actor, deal.id, { since, resumed })
  return { ...deal, warnAt: stage.warnAt, deadlineAt: stage.dueAt }
}

/** Pure: what was ahead at `since` is as far ahead now, in working time; what had passed is not counted any more. */
function goneOn(calendar: WorkingCalendar, { dueAt, warnAt }: Dues, since: number, now: number) {
  const left = (at: string | null) =>
    at !== null && Date.parse(at) > since
      ? { workingMinutes: workingTimeBetween(calendar, since, Date.parse(at)) }
      : null
  const [due, warn] = [left(dueAt), left(warnAt)]
  const clock: Clock = { from: new Date(now).toISOString(), ...(due && { due }), ...(warn && { warn }) }
  return { ...counted(calendar, { clock, dueAt, warnAt }), clock }
}

interface Dues {
  dueAt: string | null
  warnAt: string | null
}

interface Stopped {
  since: string | null
  now: string
  contactWarnAt: string | null
  contactDueAt: string | null
}
