import type { MemberId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { holds } from '../reach.ts'
import { tables } from '../table.ts'

/**
 * Somebody's hours and leaves are for himself and for who manages the team.
 * @throws Refusal `not_found` for who is no colleague, `not_allowed`
 */
export async function allowWorkingTimeOf(tx: Tx, memberId: MemberId, actor: Actor): Promise<void> {
  const known = await tables(tx)
    .selectFrom('members')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', memberId)
    .executeTakeFirst()
  if (!known) throw new Refusal('not_found')
  if (memberId !== actor.memberId && !holds(actor, 'team.manage')) throw new Refusal('not_allowed')
}
