import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Database } from '../database/tx.ts'

const patienceMs = 2_000

/** `/livez`: this process answers. `/readyz`: so does the database. */
export function tellHealth(app: FastifyInstance, db: Database): void {
  const hidden = { schema: { hide: true } }
  app.get('/livez', hidden, async () => ({ status: 'live' }))
  app.get('/readyz', hidden, async (_, reply) => {
    if (await answers(db)) return { status: 'ready' }
    return reply.code(503).header('retry-after', '1').send({ status: 'waiting for the database' })
  })
}

async function answers(db: Database): Promise<boolean> {
  const late = AbortSignal.timeout(patienceMs)
  const tooLate = new Promise<boolean>((resolve) => late.addEventListener('abort', () => resolve(false)))
  const asked = db
    .read(null, (tx) => sql`select 1`.execute(tx))
    .then(
      () => true,
      () => false,
    )
  return Promise.race([asked, tooLate])
}
