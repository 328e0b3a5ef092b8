import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { type Problem, type RefusalCode, refusalStatus } from '../../../contract/refusals.ts'
import { type FieldFault, Refusal } from '../refusal.ts'

/** The one place where faults become answers: RFC 9457 problem+json. A bug is logged once and tells nothing. */
export function answerFault(fault: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(fault)
  if (problem.status >= 500 && problem.code === 'internal') request.log.error({ err: fault }, 'internal')
  const seconds = problem.details?.seconds ?? (problem.status === 503 ? 1 : undefined)
  if (typeof seconds === 'number') reply.header('retry-after', seconds)
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer((payload) => JSON.stringify(payload))
    .send({ ...problem, requestId: request.id })
}

/** What may be said of a fault to whoever met it, also where no request is answered any more. */
export function codeOfFault(fault: unknown): Problem['code'] {
  return problemOf(fault).code
}

function problemOf(fault: unknown): Omit<Problem, 'requestId'> {
  if (fault instanceof Refusal) return problem(fault.code, fault.fields, fault.details)
  if (hasZodFastifySchemaValidationErrors(fault)) return malformed(fault as unknown as ZodFault)
  const database = databaseRefusal(fault)
  if (database) return problem(database)
  const { statusCode, code } = fault as FastifyError
  if (statusCode && statusCode < 500)
    return problem(codeOfStatus[statusCode] ?? 'malformed', undefined, { cause: code })
  return { type: 'about:blank', title: 'Internal error', status: 500, code: 'internal' }
}

function problem(code: RefusalCode, fields?: FieldFault[], details?: Record<string, unknown>) {
  return {
    type: `https://stagecraft.dev/problems/${code}`,
    title: code.replaceAll('_', ' '),
    status: refusalStatus[code],
    code,
    ...(fields && { fields }),
    ...(details && { details }),
  }
}

interface ZodFault {
  validationContext?: string
  validation: { keyword: string; instancePath: string; message: string; params: { keys?: string[] } }[]
}

function malformed(fault: ZodFault) {
  const context =
    { querystring: 'query', headers: 'headers', params: 'params' }[fault.validationContext ?? ''] ?? 'body'
  const fields = fault.validation.flatMap(({ keyword, instancePath, message, params }) => {
    const path = [context, ...instancePath.split('/').filter(Boolean)].join('.')
    if (keyword === 'unrecognized_keys')
      return (params.keys ?? []).slice(0, mostFields).map((key) => ({
        path: `${path}.${key.slice(0, 200)}`,
        code: 'unknown_field',
        message: 'There is no such field.',
      }))
    // A rule of our own names its fault in the message.
    return [{ path, code: keyword === 'custom' ? message : keyword, message }]
  })
  const unknownOnly = fields.length > 0 && fields.every((field) => field.code === 'unknown_field')
  // An id that is no id names no record.
  if (context === 'params') return problem('not_found')
  return problem(unknownOnly ? 'unknown_field' : 'malformed', fields.slice(0, mostFields))
}

/** Enough to mend a request by; a hundred thousand faults would make an answer many times the size of the request. */
const mostFields = 100

const codeOfStatus: Record<number, RefusalCode> = {
  401: 'not_signed_in',
  403: 'not_allowed',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
}

/** What PostgreSQL says that is not a bug of ours: a name already taken, a row still referred to, a full disk. */
function databaseRefusal(fault: unknown): RefusalCode | null {
  const code = (fault as { code?: unknown }).code
  if (code === '23505') return 'already_exists'
  if (code === '23503') return 'still_used'
  if (code === '53100') return 'disk_full'
  if (typeof code === 'string' && /^(08|57P|53[23])/.test(code)) return 'unavailable'
  if (code === 'ECONNREFUSED' || code === 'ENOENT' || code === 'ECONNRESET') return 'unavailable'
  return /timeout exceeded when trying to connect|Connection terminated/.test(String(fault))
    ? 'unavailable'
    : null
}
