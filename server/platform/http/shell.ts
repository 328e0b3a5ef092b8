import { randomBytes } from 'node:crypto'
import fastifyCompress from '@fastify/compress'
import fastifyCookie from '@fastify/cookie'
import fastifyRateLimit from '@fastify/rate-limit'
import fastifyUnderPressure from '@fastify/under-pressure'
import { type FastifyInstance, type FastifyRequest, fastify, LogController } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { fieldRefusal, Refusal } from '../refusal.ts'
import { checkedSerializer, plainSerializer } from './check-answer.ts'
import { hurry, longestMs } from './hurry.ts'
import { answerFault } from './problem.ts'
import { isReadable, readJson } from './read-json.ts'
import { refuseCrossSite } from './same-site.ts'

const bodyLimit = 1024 * 1024

/**
 * Fastify with everything that holds for every request, before any route exists: what is refused unread, how faults
 * are answered, what is logged.
 */
export async function makeShell({ config, log, checkAnswers }: Shell): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: log,
    // Lines of our own, by the route's pattern.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestNumbers(),
    requestIdHeader: false,
    trustProxy: (_address: string, hop: number) => hop < config.proxies,
    bodyLimit,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: longestMs,
    forceCloseConnections: 'idle',
    frameworkErrors: (fault, request, reply) => void answerFault(fault, request, reply),
  }) as unknown as FastifyInstance
  app.setValidatorCompiler((part) => {
    const validate = validatorCompiler(part as Parameters<typeof validatorCompiler>[0])
    // Where no body was sent Fastify has null, and zod's "optional" means undefined.
    return part.httpPart === 'body' ? (data) => validate(data ?? undefined) : validate
  })
  app.setSerializerCompiler((checkAnswers ? checkedSerializer : plainSerializer) as typeof plainSerializer)
  app.setErrorHandler(answerFault)
  readOnlyJson(app)
  hurry(app)
  screenRequests(app, config.publicUrl)
  logRequests(app)
  await app.register(fastifyUnderPressure, {
    // A test that checks answers shares its process with the server, and keeps it waiting itself.
    maxEventLoopDelay: checkAnswers ? 0 : 3_000,
    pressureHandler: (request) => {
      if (request.url !== '/livez') throw new Refusal('unavailable')
    },
  })
  await app.register(fastifyCookie)
  await app.register(fastifyRateLimit, {
    global: false,
    // One household has one IPv6 network, and any number of addresses in it.
    ipv6Subnet: 64,
    errorResponseBuilder: (_, { ttl }) =>
      new Refusal('too_many_requests', { seconds: Math.ceil(ttl / 1000) }),
  })
  await app.register(fastifyCompress, {
    threshold: 4_096,
    encodings: ['br', 'gzip'],
    globalDecompression: false,
    // Quick rather than small: an exported list of a million rows must not wait for it.
    zlibOptions: { level: 1 },
  })
  return app
}

interface Shell {
  config: Config
  log: Log
  /** Compare every answer with its contract: for tests. */
  checkAnswers: boolean
}

/** No other kind of body is read, unless a route brings a reader of its own. */
function readOnlyJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_: FastifyRequest, body: Buffer) => (body.length === 0 ? undefined : readJson(body)),
  )
}

function screenRequests(app: FastifyInstance, publicUrl: string): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    reply.header('x-content-type-options', 'nosniff')
    if (!request.url.startsWith('/api/')) return
    reply.header('cache-control', 'no-store')
    reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    // An address is kept in histories and logs: a key there is a key given away.
    if (/[?&][^=]*=sc_[\w-]{16}/.test(request.url))
      throw fieldRefusal('malformed', 'query', 'An API key belongs into the Authorization header.')
    refuseCrossSite(request, publicUrl)
  })
  app.addHook('preValidation', async (request) => {
    if (!request.url.includes('%')) return
    for (const [key, value] of Object.entries(request.query as Record<string, string | string[]>))
      if (!isReadable(key) || ![value].flat().every(isReadable))
        throw fieldRefusal('malformed', `query.${key}`, 'Characters that cannot be read stand here.')
  })
}

/** One line a request: what was asked and how it ended, by the route's pattern, since addresses may hold tokens. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const level = request.method === 'GET' && reply.statusCode < 400 ? 'debug' : 'info'
    if (!(request.log as Log).isLevelEnabled(level)) return
    request.log[level]({
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ip: request.ip,
    })
  })
}

function requestNumbers(): () => string {
  const start = randomBytes(6).toString('base64url')
  let count = 0
  return () => `${start}-${(++count).toString(36)}`
}
