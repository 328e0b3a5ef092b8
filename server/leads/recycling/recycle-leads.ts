import { sql } from 'kysely'
import type { WorkspaceId } from '../../../contract/ids.ts'
import { notify } from '../../notices/notify.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { houseActor } from '../../platform/house.ts'
import type { Lead } from '../lead.ts'
import { leadColumns } from '../table.ts'
import { renew } from './reopen-lead.ts'

/**
 * Brings back the leads whose day has come, on the wall clock of the company. Those somebody is just working on come
 * with the next round.
 * @returns how many came back; when it is `most`, there may be more
 */
export async function recycleLeads(tx: Tx, workspaceId: WorkspaceId, most = 200): Promise<number> {
  const { rows } = await sql<Lead>`
    select ${leadColumns}
    from leads l
    join workspaces w on w.workspace_id = l.workspace_id
    where l.workspace_id = ${workspaceId} and l.status = 'disqualified'
      and l.recycle_on <= (now() at time zone w.time_zone)::date
    order by l.recycle_on, l.id
    limit ${most}
    for update of l skip locked
  `.execute(tx)
  const house = houseActor(workspaceId, 'automation')
  for (const lead of rows) {
    await renew(tx, house, lead)
    await record(tx, house, {
      type: 'lead.recycled',
      subject: { type: 'lead', id: lead.id },
      data: { was: lead.disqualifyReason, on: lead.recycleOn },
    })
    if (lead.ownerId)
      await notify(tx, house, [{ memberId: lead.ownerId, type: 'lead.recycled', leadId: lead.id }])
  }
  return rows.length
}
