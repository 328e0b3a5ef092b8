import { sql } from 'kysely'
import type { LeadId, ProcessId } from '../../../contract/ids.ts'
import { usualFirstContact } from '../../leads/first-contact.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { WorkingCalendar } from '../../platform/time/business-calendar.ts'
import { publishedProcesses } from '../../process/versions/published-processes.ts'
import { counted } from '../../tasks/clock.ts'

/** Leads `l` nobody has been in touch with and whose clock runs. */
export const waitingLeads = sql`l.status = 'new' and l.first_contact_at is null and l.archived_at is null
  and l.first_contact_due_at is not null`

/**
 * Counts the first contacts of all leads again that still wait for one, each from when it came or came back. They are
 * few beside the deals, so this is one step; a lead that somebody has at hand is counted when he is done with it.
 */
export async function recountLeads(
  tx: Tx,
  house: Actor,
  calendar: WorkingCalendar,
): Promise<{ counted: number; moved: number }> {
  const { rows } = await sql<Waiting>`
    select l.id, l.process_id as "processId", l.status_at as "from", l.first_contact_warn_at as "warnAt",
           l.first_contact_due_at as "dueAt"
    from leads l
    where l.workspace_id = ${house.workspaceId} and ${waitingLeads}
    order by l.id
    for update
  `.execute(tx)
  if (rows.length === 0) return { counted: 0, moved: 0 }
  const processes = await publishedProcesses(tx, house.workspaceId)
  const spans = new Map(processes.map(({ id, document }) => [id, document.firstContact]))
  const changed = rows.flatMap(({ id, processId, from, warnAt, dueAt }) => {
    const { warn, breach } = (processId && spans.get(processId)) || usualFirstContact
    const clock = { from, ...(breach && { due: breach }), ...(warn && warnAt !== null && { warn }) }
    const again = counted(calendar, { clock, dueAt, warnAt })
    return again.dueAt === dueAt && again.warnAt === warnAt ? [] : [{ id, ...again }]
  })
  if (changed.length > 0) await save(tx, house, changed)
  return { counted: rows.length, moved: changed.length }
}

interface Waiting {
  id: LeadId
  processId: ProcessId | null
  from: string
  warnAt: string | null
  dueAt: string
}

/** What was told and lies ahead again is told when it comes, as for deals. */
async function save(tx: Tx, house: Actor, changed: readonly object[]): Promise<void> {
  await sql`
    update leads l
    set first_contact_warn_at = r."warnAt", first_contact_due_at = r."dueAt",
        first_contact_warned_at = case when r."warnAt" > now() then null
                                       else coalesce(l.first_contact_warned_at, l.first_contact_breached_at) end,
        first_contact_breached_at = case when r."dueAt" > now() then null else l.first_contact_breached_at end
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as r (
      id uuid, "warnAt" timestamptz, "dueAt" timestamptz)
    where l.workspace_id = ${house.workspaceId} and l.id = r.id
  `.execute(tx)
}
