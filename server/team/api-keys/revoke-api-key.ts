import type { ApiKeyId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { holds } from '../reach.ts'
import { tables } from '../table.ts'

/** Ends a key: one's own, or anybody's for who manages the team. @throws Refusal `not_found` */
export async function revokeApiKey(tx: Tx, id: ApiKeyId, actor: Actor): Promise<void> {
  const revoked = await tables(tx)
    .updateTable('api_keys')
    .set({ revoked_at: new Date().toISOString() })
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .$if(!holds(actor, 'team.manage'), (query) => query.where('member_id', '=', actor.memberId))
    .returning('name')
    .executeTakeFirst()
  if (!revoked) throw new Refusal('not_found')
  await record(tx, actor, {
    type: 'api_key.revoked',
    subject: { type: 'api_key', id },
    data: { name: revoked.name },
  })
}
