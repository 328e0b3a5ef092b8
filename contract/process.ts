import { z } from 'zod'
import { WorkingSpan } from './days.ts'
import { ProcessId, ProcessVersionId } from './ids.ts'
import { route } from './route.ts'
import { Language, Prose, Text } from './text.ts'

/**
 * Process   what the company does to sell something to somebody; has numbered versions.
 * Version   one document as below: draft, then published (never changed again), then retired.
 * Stage     a milestone; a deal stands in exactly one.
 * Task      what somebody does inside a stage; mandatory ones hold the deal there.
 * Gate      what must be true before a deal leaves its stage forward.
 */

/** Names inside a document that other parts point to: `sending_the_offer`. */
export const Key = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)

/** A condition in CEL over the declared facts, as `deal.amount > 10000.0`. */
export const Condition = z.string().trim().min(1).max(2_000)

export const taskKinds = [
  'call',
  'email',
  'meeting',
  'letter',
  'document',
  'offer',
  'questionnaire',
  'approval',
  'other',
] as const
export const TaskKind = z.enum(taskKinds)
export type TaskKind = z.infer<typeof TaskKind>

/** A script or a checklist: like a text, but it may run over several lines. */
const ScriptLines = Prose(5_000).trim().min(1)
export const Script = z.union([ScriptLines, z.partialRecord(Language, ScriptLines)])

export const TaskTemplate = z.strictObject({
  key: Key,
  name: Text,
  kind: TaskKind,
  mandatory: z.boolean(),
  /** Who does it. Absent: the deal's owner. */
  role: Key.optional(),
  /** Due after this much working time since the stage was entered (or since the tasks it waits for were done). */
  due: WorkingSpan.optional(),
  /** What the person who does it should know. */
  guidance: Script.optional(),
  /** Keys of tasks of the same stage that come first. */
  after: z.array(Key).optional(),
  /** Created only when this holds on entering the stage. */
  when: Condition.optional(),
})
export type TaskTemplate = z.infer<typeof TaskTemplate>

/** The fields of a deal that a stage may require before it is left. */
export const requirableFields = [
  'company',
  'person',
  'decision_maker',
  'product',
  'amount',
  'expected_close_on',
  'source',
  'next_contact_on',
] as const
export const RequirableField = z.enum(requirableFields)
export type RequirableField = z.infer<typeof RequirableField>

export const ExitCriterion = z.strictObject({ key: Key, name: Text, condition: Condition })
export type ExitCriterion = z.infer<typeof ExitCriterion>

export const Stage = z.strictObject({
  key: Key,
  name: Text,
  purpose: Text.optional(),
  role: Key.optional(),
  /** Per cent. */
  winProbability: z.int().min(0).max(100),
  expectedDuration: WorkingSpan.optional(),
  deadline: z.strictObject({ warn: WorkingSpan.optional(), breach: WorkingSpan }).optional(),
  buyingStage: Key.optional(),
  requiredFields: z.array(RequirableField).default([]),
  exitCriteria: z.array(ExitCriterion).default([]),
  tasks: z.array(TaskTemplate).default([]),
  /** Later stages that may be entered straight from here, beside the next one. */
  maySkipTo: z.array(Key).default([]),
  /** Earlier stages a deal may go back to. Absent: all of them. */
  mayGoBackTo: z.array(Key).optional(),
  /** A deal may be won from here. The last stage always allows it. */
  mayWin: z.boolean().default(false),
})
export type Stage = z.infer<typeof Stage>

export const ProcessRole = z.strictObject({
  key: Key,
  name: Text,
  department: Text.optional(),
  /** How a task of this role finds its person. `queue`: whoever of the role takes it. */
  assign: z.enum(['deal_owner', 'queue', 'round_robin', 'least_busy']).default('queue'),
})
export type ProcessRole = z.infer<typeof ProcessRole>

export const Reason = z.strictObject({ key: Key, name: Text })

export const Goal = z.strictObject({
  metric: z.enum(['turnover', 'new_customers', 'deals_won', 'profitability', 'loyalty']),
  target: z.number().min(0),
  period: z.enum(['month', 'quarter', 'year']),
})

export const ProcessDocument = z.strictObject({
  key: Key,
  name: Text,
  purpose: Text.optional(),
  goal: Goal.optional(),
  /** New deals for which this holds run this process, unless a person chooses another. */
  appliesWhen: Condition.optional(),
  roles: z.array(ProcessRole).max(30).default([]),
  buyingStages: z
    .array(z.strictObject({ key: Key, name: Text }))
    .max(20)
    .default([]),
  stages: z.array(Stage).min(2).max(30),
  wonReasons: z.array(Reason).max(50).default([]),
  lostReasons: z.array(Reason).max(50).default([]),
})
export type ProcessDocument = z.infer<typeof ProcessDocument>

export const ProcessSummary = z.object({
  id: ProcessId,
  key: Key,
  name: Text,
  purpose: Text.nullable(),
  versionId: ProcessVersionId,
  versionNumber: z.int(),
  publishedAt: z.string(),
  stages: z.array(z.object({ key: Key, name: Text, winProbability: z.int() })),
  openDeals: z.int(),
})
export type ProcessSummary = z.infer<typeof ProcessSummary>

export const ProcessVersion = z.object({
  processId: ProcessId,
  versionId: ProcessVersionId,
  number: z.int(),
  state: z.enum(['published', 'retired']),
  publishedAt: z.string(),
  document: ProcessDocument,
  /** What is worth a second look: `{ path: 'goal', code: 'no_goal', … }`, the path into the document. */
  hints: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
  /** People who hold each role of the document, so that the map can say "nobody yet". */
  holders: z.record(Key, z.array(z.object({ id: z.string(), name: z.string() }))),
})
export type ProcessVersion = z.infer<typeof ProcessVersion>

export const Starter = z.object({
  key: Key,
  name: Text,
  purpose: Text.nullable(),
  stages: z.array(Text),
})
export type Starter = z.infer<typeof Starter>

export const listProcesses = route({
  method: 'GET',
  path: '/processes',
  summary: 'The sales processes of the company with their latest published version.',
  needs: 'signed_in',
  returns: z.object({ rows: z.array(ProcessSummary) }),
})

export const showProcess = route({
  method: 'GET',
  path: '/processes/{id}',
  summary: 'One process: its latest published version, or the one asked for.',
  needs: 'signed_in',
  params: z.object({ id: ProcessId }),
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  returns: ProcessVersion,
})

export const exportProcess = route({
  method: 'GET',
  path: '/processes/{id}/yaml',
  summary: 'The same as YAML, to be changed and published again.',
  needs: 'signed_in',
  params: z.object({ id: ProcessId }),
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  returns: z.object({ yaml: z.string() }),
})

export const publishProcess = route({
  method: 'POST',
  path: '/processes',
  summary: 'Publish a process from YAML: a new process, or the next version of the one with the same key.',
  needs: 'process.publish',
  body: z.strictObject({ yaml: z.string().min(1).max(500_000) }),
  returns: ProcessVersion,
  status: 201,
  refusals: ['process_invalid'],
})

export const listStarters = route({
  method: 'GET',
  path: '/process-starters',
  summary: 'Ready-made processes to begin with.',
  needs: 'signed_in',
  returns: z.object({ rows: z.array(Starter) }),
})

export const showStarter = route({
  method: 'GET',
  path: '/process-starters/{key}',
  summary: 'A ready-made process, whole, to be looked at before it is adopted.',
  needs: 'signed_in',
  params: z.object({ key: Key }),
  returns: ProcessDocument,
  refusals: ['not_found'],
})

export const adoptStarter = route({
  method: 'POST',
  path: '/process-starters/{key}/adoptions',
  summary: 'Publish a starter as a process of this company.',
  needs: 'process.publish',
  params: z.object({ key: Key }),
  returns: ProcessVersion,
  status: 201,
  refusals: ['already_exists'],
})
