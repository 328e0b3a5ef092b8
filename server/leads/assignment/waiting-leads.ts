import { sql } from 'kysely'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { houseActor } from '../../platform/house.ts'
import type { Lead } from '../lead.ts'
import { leadColumns } from '../table.ts'
import { assignByRules } from './assign-by-rules.ts'
import { letGoBy } from './table.ts'

/**
 * Gives the leads that waited for somebody to work to whoever does by now. Those that still wait stay; those no rule
 * means any more stay in their queue.
 * @returns how many were given out
 */
export async function assignWaitingLeads(tx: Tx, workspaceId: WorkspaceId, most = 200): Promise<number> {
  const { rows } = await sql<Lead>`
    select ${leadColumns} from leads l
    where l.workspace_id = ${workspaceId} and l.assignment_waits_since is not null
      and l.status in ('new', 'contacted') and l.owner_id is null and l.archived_at is null
    order by l.assignment_waits_since, l.id
    limit ${most}
    for update of l skip locked
  `.execute(tx)
  if (rows.length === 0) return 0
  const house = houseActor(workspaceId, 'automation')
  const without = await letGoBy(
    tx,
    house,
    rows.map(({ id }) => id),
  )
  return (await assignByRules(tx, house, rows, { because: 'work_began', without, leaveWaiting: true })).size
}
