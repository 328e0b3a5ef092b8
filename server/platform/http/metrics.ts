import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Pool } from '../database/pool.ts'

/**
 * `/metrics` in Prometheus' text format: how long requests took by route, the pool, the process. From this machine it
 * is open; from elsewhere it takes whoever `mayRead` lets in.
 */
export function measure(
  app: FastifyInstance,
  { pool, mayRead }: { pool: Pool | undefined; mayRead(request: FastifyRequest): Promise<boolean> },
): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the first byte of the request to the last of the answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  if (pool) measurePool(pool, registry)

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })

  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!isFromThisMachine(request) && !(await mayRead(request))) return reply.callNotFound()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

function measurePool(pool: Pool, registry: Registry): void {
  const counts = {
    database_connections: ['Open connections.', () => pool.totalCount],
    database_connections_idle: ['Open connections that nobody uses.', () => pool.idleCount],
    database_connections_awaited: ['Requests that wait for a connection.', () => pool.waitingCount],
  } as const
  for (const [name, [help, count]] of Object.entries(counts))
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(count())
      },
    })
}

/** A proxy on this machine speaks for others, and says so. */
function isFromThisMachine({ socket, headers }: FastifyRequest): boolean {
  const address = socket.remoteAddress ?? ''
  const loopback = address === '::1' || /^(?:::ffff:)?127\./.test(address)
  return loopback && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined
}
