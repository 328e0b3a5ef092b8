import type { ApiKeyId } from '../../../contract/ids.ts'
import type { ApiKey } from '../../../contract/team/api-keys.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { holds } from '../reach.ts'
import { tables } from '../table.ts'

/** One's own keys; everybody's for who manages the team. Never the key itself. */
export async function listApiKeys(tx: Tx, actor: Actor): Promise<ApiKey[]> {
  const rows = await apiKeys(tx, actor)
    .$if(!holds(actor, 'team.manage'), (query) => query.where('api_keys.member_id', '=', actor.memberId))
    .orderBy('api_keys.created_at', 'desc')
    .limit(1_000)
    .execute()
  return rows.map(shown)
}

export async function showApiKey(tx: Tx, id: ApiKeyId, actor: Actor): Promise<ApiKey> {
  return shown(await apiKeys(tx, actor).where('api_keys.id', '=', id).executeTakeFirstOrThrow())
}

function apiKeys(tx: Tx, actor: Actor) {
  return tables(tx)
    .selectFrom('api_keys')
    .innerJoin('members', (on) =>
      on
        .onRef('members.workspace_id', '=', 'api_keys.workspace_id')
        .onRef('members.id', '=', 'api_keys.member_id'),
    )
    .select([
      'api_keys.id',
      'api_keys.name',
      'api_keys.prefix',
      'api_keys.member_id',
      'members.name as member_name',
      'api_keys.created_at',
      'api_keys.last_used_at',
      'api_keys.revoked_at',
    ])
    .where('api_keys.workspace_id', '=', actor.workspaceId)
}

function shown(row: Awaited<ReturnType<ReturnType<typeof apiKeys>['execute']>>[number]): ApiKey {
  return {
    id: row.id,
    name: row.name,
    member: { id: row.member_id, name: row.member_name },
    prefix: row.prefix,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }
}
