import { z } from 'zod'
import { WorkingSpan } from '../days.ts'
import { OwnFieldKey, OwnFieldName, OwnFieldType, processEntities } from '../fields.ts'
import { Language, Prose, Text } from '../text.ts'

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

/** An approval: how many of the task's role must agree; who refuses says why and may send the deal back. */
export const Approval = z.strictObject({
  approvals: z.int().min(1).max(10).default(1),
  /** The stage a refusal sends the deal back to. Absent: it stays, and the approval may be asked for again. */
  sendBackTo: Key.optional(),
})
export type Approval = z.infer<typeof Approval>

export const TaskTemplate = z.strictObject({
  key: Key,
  name: Text,
  kind: TaskKind,
  mandatory: z.boolean(),
  /** Who does it. Absent: the deal's owner. */
  role: Key.optional(),
  /** Kind `questionnaire`: the questions to be answered. */
  questionnaire: Key.optional(),
  /** Kind `approval`. Absent: one approval, nobody is sent back. */
  approval: Approval.optional(),
  /** Kind `document`: how many files must be uploaded before it is done. Absent: one. */
  files: z.int().min(0).max(20).optional(),
  /** Due after this much working time since the stage was entered (or since the tasks it waits for were done). */
  due: WorkingSpan.optional(),
  /** Warned this much working time after the same instant, so before it is due. */
  warn: WorkingSpan.optional(),
  /** The role that is told when it is late. Absent: nobody but the one who does it. */
  escalateTo: Key.optional(),
  /** What the person who does it should know: Markdown (emphasis, lists, links; no HTML). */
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

/** One of those, or a field the company added itself: `deal.own.tender_number`. */
export const RequiredField = z.union([RequirableField, OwnFieldName])
export type RequiredField = z.infer<typeof RequiredField>

export const ExitCriterion = z.strictObject({ key: Key, name: Text, condition: Condition })
export type ExitCriterion = z.infer<typeof ExitCriterion>

/** When to warn and when it is late, in working time; `escalateTo` is the role that is told of a breach. */
export const Deadline = z.strictObject({
  warn: WorkingSpan.optional(),
  breach: WorkingSpan,
  escalateTo: Key.optional(),
})
export type Deadline = z.infer<typeof Deadline>

export const Stage = z.strictObject({
  key: Key,
  name: Text,
  purpose: Text.optional(),
  role: Key.optional(),
  /** Per cent. */
  winProbability: z.int().min(0).max(100),
  expectedDuration: WorkingSpan.optional(),
  deadline: Deadline.optional(),
  /** Where the buyer should be by now. */
  buyingStage: Key.optional(),
  requiredFields: z.array(RequiredField).default([]),
  exitCriteria: z.array(ExitCriterion).default([]),
  tasks: z.array(TaskTemplate).default([]),
  /** Later stages that may be entered straight from here, beside the next one. */
  maySkipTo: z.array(Key).default([]),
  /** Earlier stages a deal may go back to. Absent: all of them. */
  mayGoBackTo: z.array(Key).optional(),
  /** A deal may be won from here. The last stage always allows it. */
  mayWin: z.boolean().default(false),
  /** Where a deal that rested here goes on: this stage or an earlier one. Absent: here. */
  returnsTo: Key.optional(),
  /** What is done for a deal that rests here, unless a person chooses another plan or none. */
  nurturing: Key.optional(),
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

/**
 * turnover: won value in major units of the company's currency · new_customers, deals_won: counts · win_rate: per cent ·
 * average_deal: major units · cycle_days: days from creation to winning · first_contact_minutes: working minutes from
 * creation to the first contact · profit: what the margins of their products leave of the won deals, in major units ·
 * profitability: that, in per cent of their value · loyalty: won deals whose customer had bought before, in per cent.
 */
export const goalMetrics = [
  'turnover',
  'new_customers',
  'deals_won',
  'win_rate',
  'average_deal',
  'cycle_days',
  'first_contact_minutes',
  'profit',
  'profitability',
  'loyalty',
] as const
export const Goal = z.strictObject({
  metric: z.enum(goalMetrics),
  target: z.number().min(0),
  period: z.enum(['month', 'quarter', 'year']),
})
export type Goal = z.infer<typeof Goal>

export const questionTypes = [
  'choice',
  'choices',
  'yes_no',
  'number',
  'money',
  'date',
  'text',
  'person',
] as const
export const QuestionType = z.enum(questionTypes)
export type QuestionType = z.infer<typeof QuestionType>

/** Conditions know its answer as `answers.<questionnaire>.<question>`. */
export const Question = z.strictObject({
  key: Key,
  name: Text,
  help: Text.optional(),
  type: QuestionType,
  /** Of a `choice` or `choices`: an answer is the key of an option. */
  options: z
    .array(z.strictObject({ key: Key, name: Text }))
    .max(30)
    .optional(),
  /** An answer is needed before the task is done (where the question is asked at all). */
  required: z.boolean().default(true),
  /** Asked only when this holds, as the answers are filled in: branching. */
  when: Condition.optional(),
})
export type Question = z.infer<typeof Question>

export const Questionnaire = z.strictObject({
  key: Key,
  name: Text,
  purpose: Text.optional(),
  questions: z.array(Question).max(50),
})
export type Questionnaire = z.infer<typeof Questionnaire>

/** What is done for a customer while his deal rests; `after` counts from the beginning of the rest. */
export const NurturingPlan = z.strictObject({
  key: Key,
  name: Text,
  steps: z
    .array(
      z.strictObject({
        key: Key,
        name: Text,
        kind: TaskKind,
        after: WorkingSpan,
        role: Key.optional(),
        guidance: Script.optional(),
      }),
    )
    .max(20),
})
export type NurturingPlan = z.infer<typeof NurturingPlan>

/**
 * An own field of the company that the process names, as it was when the version was published: what is done with it
 * later does not change what a running deal is asked for. Publishing writes them; a text brought from elsewhere may.
 */
export const UsedField = z.strictObject({
  entity: z.enum(processEntities),
  key: OwnFieldKey,
  name: Text,
  type: OwnFieldType,
  /** Of a choice. */
  options: z
    .array(z.strictObject({ key: OwnFieldKey, name: Text }))
    .max(100)
    .optional(),
})
export type UsedField = z.infer<typeof UsedField>

export const ProcessDocument = z.strictObject({
  key: Key,
  name: Text,
  purpose: Text.optional(),
  goals: z.array(Goal).max(10).default([]),
  /** New deals for which this holds run this process, unless a person chooses another. */
  appliesWhen: Condition.optional(),
  /** From the creation of a deal to its first call, e-mail, meeting or letter. */
  firstContact: Deadline.optional(),
  roles: z.array(ProcessRole).max(30).default([]),
  buyingStages: z
    .array(z.strictObject({ key: Key, name: Text }))
    .max(20)
    .default([]),
  questionnaires: z.array(Questionnaire).max(20).default([]),
  nurturing: z.array(NurturingPlan).max(10).default([]),
  stages: z.array(Stage).min(2).max(30),
  ownFields: z.array(UsedField).max(300).optional(),
  wonReasons: z.array(Reason).max(50).default([]),
  lostReasons: z.array(Reason).max(50).default([]),
})
export type ProcessDocument = z.infer<typeof ProcessDocument>

/** A document still being written: sound in shape, perhaps without stages, and with faults a published one may not have. */
export const DraftDocument = ProcessDocument.extend({ stages: z.array(Stage).max(30).default([]) })
export type DraftDocument = z.infer<typeof DraftDocument>
