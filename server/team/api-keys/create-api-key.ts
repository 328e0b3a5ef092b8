import type { ApiKeyId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { hashToken, newToken } from '../identity/sessions/token.ts'
import { tables } from '../table.ts'

/** Makes a key that acts as the actor, with whatever rights he has at the time. @returns the key, never shown again */
export async function createApiKey(
  tx: Tx,
  { name }: { name: string },
  actor: Actor,
): Promise<{ id: ApiKeyId; key: string }> {
  const id = newId<ApiKeyId>()
  const key = `sc_${newToken()}`
  await tables(tx)
    .insertInto('api_keys')
    .values({
      workspace_id: actor.workspaceId,
      id,
      member_id: actor.memberId,
      name,
      prefix: key.slice(0, 8),
      key_hash: hashToken(key),
      created_at: new Date().toISOString(),
    })
    .execute()
  await record(tx, actor, { type: 'api_key.created', subject: { type: 'api_key', id }, data: { name } })
  return { id, key }
}
