import { z } from 'zod'

/**
 * Every expected "no" has a code that is a statement, and a status. Anything else is a bug and answers 500.
 * The web translates the code; `fields` point into the request.
 */
export const refusalStatus = {
  // the request itself
  malformed: 400,
  unknown_field: 400,
  bad_cursor: 400,
  unreadable_file: 400,
  mapping_incomplete: 400,
  too_large: 413,
  unsupported_media_type: 415,
  if_match_required: 428,
  too_many_requests: 429,
  exports_running: 429,
  // who asks
  not_signed_in: 401,
  wrong_credentials: 401,
  second_factor_required: 401,
  not_allowed: 403,
  not_your_own: 403,
  cross_site_request: 403,
  not_found: 404,
  method_not_allowed: 405,
  // the state of things
  changed_meanwhile: 409,
  idempotency_key_reused: 409,
  already_exists: 409,
  still_used: 409,
  deal_closed: 409,
  deal_open: 409,
  deal_resting: 409,
  lead_open: 409,
  lead_qualified: 409,
  lead_disqualified: 409,
  conversion_not_undoable: 409,
  already_in_stage: 409,
  task_closed: 409,
  task_waits: 409,
  already_decided: 409,
  file_corrupt: 409,
  file_waiting: 409,
  file_gone: 409,
  import_running: 409,
  import_not_undoable: 409,
  merge_not_undoable: 409,
  handover_not_undoable: 409,
  bulk_edit_not_undoable: 409,
  version_move_running: 409,
  last_administrator: 409,
  chat_ended: 409,
  // the rules of the process
  criteria_unmet: 422,
  answer_invalid: 422,
  answers_missing: 422,
  files_missing: 422,
  file_infected: 422,
  needs_approval: 422,
  move_not_allowed: 422,
  reason_required: 422,
  process_invalid: 422,
  chat_invalid: 422,
  invitation_expired: 422,
  weak_password: 422,
  link_expired: 422,
  // the house
  unavailable: 503,
  disk_full: 503,
} as const

export type RefusalCode = keyof typeof refusalStatus
const codes = Object.keys(refusalStatus) as [RefusalCode, ...RefusalCode[]]

/** RFC 9457 problem+json. `fields` name where in the request the fault lies, in dotted paths. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.union([z.enum(codes), z.literal('internal')]),
  requestId: z.string(),
  fields: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  details: z.record(z.string(), z.unknown()).optional(),
})
export type Problem = z.infer<typeof Problem>
