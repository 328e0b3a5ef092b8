import { z } from 'zod'
import { Instant } from '../days.ts'
import { ApiKeyId, MemberId } from '../ids.ts'
import { route } from '../route.ts'
import { Line } from '../text.ts'

export const ApiKey = z.object({
  id: ApiKeyId,
  name: z.string(),
  member: z.object({ id: MemberId, name: z.string() }),
  /** Its first letters, to know it again. */
  prefix: z.string(),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
})
export type ApiKey = z.infer<typeof ApiKey>

export const listApiKeys = route({
  method: 'GET',
  path: '/api-keys',
  summary: 'My API keys; everybody’s for who manages the team.',
  needs: 'signed_in',
  returns: z.object({ rows: z.array(ApiKey) }),
})

export const createApiKey = route({
  method: 'POST',
  path: '/api-keys',
  summary: 'Make an API key that acts as me. The key itself is shown only now.',
  needs: 'signed_in',
  body: z.strictObject({ name: Line(120) }),
  returns: ApiKey.extend({ key: z.string() }),
  status: 201,
})

export const revokeApiKey = route({
  method: 'DELETE',
  path: '/api-keys/{id}',
  summary: 'End an API key at once.',
  needs: 'signed_in',
  params: z.object({ id: ApiKeyId }),
  returns: z.undefined(),
  status: 204,
  refusals: ['not_found'],
})
