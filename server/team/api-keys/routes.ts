import * as contract from '../../../contract/team/api-keys.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { createApiKey } from './create-api-key.ts'
import { listApiKeys, showApiKey } from './list-api-keys.ts'
import { revokeApiKey } from './revoke-api-key.ts'

export const apiKeyRoutes: Binding[] = [
  bind(contract.listApiKeys, async ({ tx, actor }) => ({ rows: await listApiKeys(tx, actor) })),
  bind(
    contract.createApiKey,
    async ({ tx, body, actor }) => {
      const { id, key } = await createApiKey(tx, body, actor)
      return { ...(await showApiKey(tx, id, actor)), key }
    },
    { secret: true },
  ),
  bind(contract.revokeApiKey, async ({ tx, params, actor }) => revokeApiKey(tx, params.id, actor)),
]
