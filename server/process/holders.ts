import type { ProcessDraft } from '../../contract/process/process-drafts.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { tables as teamTables } from '../team/table.ts'

/** Who holds each of these roles of the processes: an empty list where nobody does. Names in alphabetical order. */
export async function holdersOf(
  tx: Tx,
  actor: Actor,
  roles: readonly string[],
): Promise<ProcessDraft['holders']> {
  const holders: ProcessDraft['holders'] = Object.fromEntries(roles.map((key) => [key, []]))
  if (roles.length === 0) return holders
  const rows = await teamTables(tx)
    .selectFrom('all_role_holders as h')
    .innerJoin('members as m', (join) =>
      join.onRef('m.workspace_id', '=', 'h.workspace_id').onRef('m.id', '=', 'h.member_id'),
    )
    .select(['h.role_key', 'm.id', 'm.name'])
    .where('h.workspace_id', '=', actor.workspaceId)
    .where('h.role_key', 'in', roles)
    .where('m.deactivated_at', 'is', null)
    .orderBy('m.name')
    .orderBy('m.id')
    .execute()
  for (const { role_key, id, name } of rows) holders[role_key]?.push({ id, name })
  return holders
}
