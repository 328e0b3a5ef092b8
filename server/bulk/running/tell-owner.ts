import { sql } from 'kysely'
import type { DealId, LeadId, MemberId } from '../../../contract/ids.ts'
import { tellNewOwner } from '../../deals/tell-new-owner.ts'
import { tellOfLeads } from '../../leads/assign-lead.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { BulkEditCore } from '../bulk-edit.ts'

/** Whoever was given deals or leads by it is told once, of all of them. What is taken back is told to nobody. */
export async function tellOwner(tx: Tx, actor: Actor, edit: BulkEditCore): Promise<void> {
  const { list, change, undoes, changed } = edit
  if (undoes || changed === 0) return
  if (change.act === 'assign') {
    await tellOfLeads(tx, actor, (await changedBy(tx, actor, edit)) as LeadId[], change.ownerId)
    return
  }
  const given = change.act === 'edit' ? (change.edit as { ownerId?: MemberId | null }) : {}
  if (list === 'deals' && given.ownerId && Object.keys(given).length === 1)
    await tellNewOwner(tx, actor, (await changedBy(tx, actor, edit)) as DealId[], given.ownerId)
}

async function changedBy(tx: Tx, actor: Actor, { id }: BulkEditCore): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.record_id as id from bulk_edit_rows r
    where r.workspace_id = ${actor.workspaceId} and r.bulk_edit_id = ${id} and r.became = 'changed'
  `.execute(tx)
  return rows.map((row) => row.id)
}
