import type { Problem } from '../../contract/refusals.ts'

/** The server's expected "no". `code` is translated as `refusal.<code>`; `fields` point into what was sent. */
export class Refused extends Error {
  readonly code: Problem['code']
  readonly status: number
  readonly fields: NonNullable<Problem['fields']>
  readonly details: Record<string, unknown>
  readonly requestId: string

  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'Refused'
    this.code = problem.code
    this.status = problem.status
    this.fields = problem.fields ?? []
    this.details = problem.details ?? {}
    this.requestId = problem.requestId
  }
}

/** No answer came, or none that we can read: offline, a server that restarts, a proxy's own page. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('The server did not answer', { cause })
    this.name = 'Unreachable'
  }
}

/** The codes of the faults by field: `{ 'companyName': 'too_small' }`, as `FieldError` and forms take them. */
export function faultsByField(error: unknown): Record<string, string> {
  if (!(error instanceof Refused)) return {}
  return Object.fromEntries(error.fields.map((field) => [field.path.replace(/^body\./, ''), field.code]))
}
