import type { RefusalCode } from '../../contract/refusals.ts'

/** Where in the request a fault lies: a dotted path, and what is wrong there. */
export interface FieldFault {
  path: string
  code: string
  message: string
}

/** An expected "no": declared on the route, answered with its status, translated by the web. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: Record<string, unknown> | undefined
  readonly fields: FieldFault[] | undefined

  constructor(code: RefusalCode, details?: Record<string, unknown>, fields?: FieldFault[]) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = details
    this.fields = fields
  }
}

/** A refusal about one field of the request. */
export function fieldRefusal(code: RefusalCode, path: string, message: string): Refusal {
  return new Refusal(code, undefined, [{ path, code, message }])
}

/** An id in the request names no record of this workspace, or none the asker may see: he learns no more than that. */
export function unknownRecord(path: string): Refusal {
  return new Refusal('malformed', undefined, [{ path, code: 'unknown_record', message: 'no such record' }])
}
