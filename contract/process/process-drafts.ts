import { z } from 'zod'
import { Instant } from '../days.ts'
import { MemberId, ProcessId, ProcessVersionId } from '../ids.ts'
import { route } from '../route.ts'
import { Language, Line, Text } from '../text.ts'
import { DocumentFault } from './document-fault.ts'
import { ProcessVersion } from './process.ts'
import { DraftDocument, Key } from './process-document.ts'

/**
 * Draft    the document somebody works on; one a process, shared by all who may publish. Every save has a version, and a
 *          save over a newer one is refused with what changed, so that two people never overwrite each other.
 * Fault    what keeps a draft from being published.
 * Hint     what does not, but is worth a second look.
 * Retired  a version (or a whole process) that no new deal runs; running deals finish on it.
 */

export const ProcessDraft = z.object({
  processId: ProcessId,
  document: DraftDocument,
  /** The published version it was begun from; null for a process never published. */
  basedOn: z.int().nullable(),
  version: z.int(),
  savedAt: Instant,
  savedBy: z.object({ id: MemberId, name: z.string() }).nullable(),
  faults: z.array(DocumentFault),
  hints: z.array(DocumentFault),
  /** People who hold each role of the document. */
  holders: z.record(Key, z.array(z.object({ id: MemberId, name: z.string() }))),
})
export type ProcessDraft = z.infer<typeof ProcessDraft>

export const VersionSummary = z.object({
  id: ProcessVersionId,
  number: z.int(),
  state: z.enum(['published', 'retired']),
  publishedAt: Instant,
  publishedBy: z.string().nullable(),
  reason: z.string().nullable(),
  /** Open and resting deals that run it. */
  runningDeals: z.int(),
})
export type VersionSummary = z.infer<typeof VersionSummary>

/**
 * One difference between two versions. `what` is the kind of thing, `name` its name (the newer one), `stage` the stage
 * it is in. For `changed`: the field and both values, as text for texts, else as JSON.
 */
export const DocumentChange = z.object({
  change: z.enum(['added', 'removed', 'changed', 'moved']),
  what: z.enum([
    'process',
    'stage',
    'task',
    'criterion',
    'required_field',
    'role',
    'buying_stage',
    'questionnaire',
    'question',
    'nurturing_plan',
    'goal',
    'won_reason',
    'lost_reason',
  ]),
  key: z.string(),
  name: Text,
  stage: z.object({ key: Key, name: Text }).nullable(),
  field: z.string().optional(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
})
export type DocumentChange = z.infer<typeof DocumentChange>

const params = z.object({ id: ProcessId })

export const beginProcess = route({
  method: 'POST',
  path: '/process-drafts',
  summary: 'Begin a new process as a draft: empty, from a starter, or as a copy of another process.',
  needs: 'process.publish',
  body: z.strictObject({
    name: Line(200),
    language: Language.optional(),
    starter: Key.optional(),
    copyOf: ProcessId.optional(),
  }),
  returns: ProcessDraft,
  status: 201,
  refusals: ['not_found', 'already_exists'],
})

export const showDraft = route({
  method: 'GET',
  path: '/processes/{id}/draft',
  summary: 'The draft of a process; begun from its latest version when there is none yet.',
  needs: 'process.publish',
  params,
  returns: ProcessDraft,
})

export const saveDraft = route({
  method: 'PUT',
  path: '/processes/{id}/draft',
  summary: 'Save the draft. Answers with its faults and hints.',
  needs: 'process.publish',
  params,
  body: z.strictObject({ document: DraftDocument }),
  returns: ProcessDraft,
  ifMatch: true,
  refusals: ['changed_meanwhile'],
})

export const discardDraft = route({
  method: 'DELETE',
  path: '/processes/{id}/draft',
  summary: 'Throw the draft away. A process that was never published goes with it.',
  needs: 'process.publish',
  params,
  returns: z.object({ processGone: z.boolean() }),
  ifMatch: true,
  refusals: ['changed_meanwhile'],
})

export const publishDraft = route({
  method: 'POST',
  path: '/processes/{id}/versions',
  summary: 'Publish the draft as the next version, with the reason. Running deals stay on theirs.',
  needs: 'process.publish',
  params,
  body: z.strictObject({ reason: Line(500) }),
  returns: ProcessVersion,
  status: 201,
  ifMatch: true,
  refusals: ['process_invalid', 'changed_meanwhile'],
})

export const listVersions = route({
  method: 'GET',
  path: '/processes/{id}/versions',
  summary: 'All versions of a process, newest first, with why each was published and how many deals run it.',
  needs: 'signed_in',
  params,
  returns: z.object({ rows: z.array(VersionSummary) }),
})

export const retireProcess = route({
  method: 'PUT',
  path: '/processes/{id}/retirement',
  summary: 'No new deal runs this process any more; running deals finish on it.',
  needs: 'process.publish',
  params,
  body: z.strictObject({ reason: Line(500) }),
  returns: z.object({ retiredAt: Instant }),
  refusals: ['still_used'],
})

export const reviveProcess = route({
  method: 'DELETE',
  path: '/processes/{id}/retirement',
  summary: 'New deals may run it again.',
  needs: 'process.publish',
  params,
  returns: z.object({ retiredAt: z.null() }),
})

export const compareVersions = route({
  method: 'GET',
  path: '/processes/{id}/differences',
  summary: 'What changed between two versions, or between a version and the draft.',
  needs: 'signed_in',
  params,
  query: z.object({
    from: z.coerce.number().int().min(1),
    /** A number, or `draft` (which needs the right to publish). */
    to: z.union([z.literal('draft'), z.coerce.number().int().min(1)]),
  }),
  returns: z.object({ rows: z.array(DocumentChange) }),
})
