import fastifyMultipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import type { Route } from '../../../contract/route.ts'
import { Refusal } from '../refusal.ts'

/**
 * Only the given routes take forms; everywhere else they stay an unsupported kind of body. What a form may hold is said
 * by whoever reads it.
 */
export async function acceptForms(app: FastifyInstance, routes: readonly Route[]): Promise<void> {
  const takers: ReadonlySet<unknown> = new Set(routes)
  await app.register(fastifyMultipart, {
    limits: { files: 1, fields: 5, fieldSize: 1_000, parts: 6, headerPairs: 20 },
  })
  app.addHook('preParsing', async (request) => {
    const isForm = request.headers['content-type']?.startsWith('multipart/') ?? false
    const { config } = request.routeOptions as { config?: { route?: unknown } }
    if (!isForm) return
    if (!takers.has(config?.route)) throw new Refusal('unsupported_media_type')
    request.mayTakeLong = true
  })
}

/** At its limit the file ends with `fault`. The form's reader would go on to the file's own end, which may never come. */
export function cutAtLimit({ file }: MultipartFile, fault: Refusal): void {
  file.once('limit', () => file.destroy(fault))
}
