import { z } from 'zod'
import { LeadId, ProcessId } from '../ids.ts'
import { May } from '../named.ts'
import { Key, Question } from '../process/process-document.ts'
import { AnswerValue } from '../process/questionnaires.ts'
import { route } from '../route.ts'
import { Filter } from '../segments/filters.ts'
import { Line, Text } from '../text.ts'

/**
 * Questionnaire  what a lead is asked before it is worth an opportunity; some questions are asked only after some answers.
 * Criterion      one thing a good customer has, as a filter with a weight.
 * Fit            the criteria a lead meets, of all of its process: "4 of 6".
 */
export const Criterion = z.strictObject({
  name: Line(120),
  /** Of leads. */
  filter: Filter,
  /** How much it counts against the others. */
  weight: z.int().min(1).max(10),
})
export type Criterion = z.infer<typeof Criterion>

const LeadQuestion = Question.extend({
  /** Its condition holds for what was answered before it. */
  asked: z.boolean(),
  /** A person is told by name here: a lead knows nobody yet. */
  answer: z.object({ value: AnswerValue, personName: z.null() }).nullable(),
})

export const LeadQualification = z.object({
  /** Null where leads of this process are asked nothing. */
  questionnaire: z
    .object({
      key: Key,
      name: Text,
      purpose: Text.nullable(),
      questions: z.array(LeadQuestion),
      /** Keys of the questions that still have to be answered. */
      missing: z.array(Key),
    })
    .nullable(),
  /** Of amounts. */
  currency: z.string(),
  /** Null where nobody said what a good customer is. */
  fit: z
    .object({
      met: z.int(),
      of: z.int(),
      /** What the met ones weigh, of all: 0 to 100. */
      percent: z.int(),
      criteria: z.array(
        z.object({
          name: z.string(),
          weight: z.int(),
          /** Null where it asks about something that is gone. */
          met: z.boolean().nullable(),
        }),
      ),
    })
    .nullable(),
  can: z.object({ answer: May }),
})
export type LeadQualification = z.infer<typeof LeadQualification>

const lead = z.object({ id: LeadId })

export const leadQualification = route({
  method: 'GET',
  path: '/leads/{id}/qualification',
  summary: 'What a lead is asked and has answered, and how well it fits what a good customer is.',
  needs: 'leads.see',
  params: lead,
  returns: LeadQualification,
})

export const answerLead = route({
  method: 'PUT',
  path: '/leads/{id}/answers',
  summary:
    'Answer some questions of a lead; null takes an answer back. Its opportunity begins with the answers.',
  needs: 'leads.edit',
  params: lead,
  body: z.strictObject({
    answers: z
      .array(z.strictObject({ question: Key, value: AnswerValue.nullable() }))
      .min(1)
      .max(50),
  }),
  returns: LeadQualification,
  refusals: ['lead_qualified', 'answer_invalid'],
})

const QualificationSettings = z.object({
  rows: z.array(
    z.object({
      /** Null: of every process that has nothing of its own. */
      process: z.object({ id: ProcessId, name: Text }).nullable(),
      questionnaire: Key.nullable(),
      criteria: z.array(Criterion),
      /** 0 while nobody has changed it. */
      version: z.int(),
    }),
  ),
  /** To choose from: the library, and what a process asks. */
  questionnaires: z.array(z.object({ key: Key, name: Text, processId: ProcessId.nullable() })),
  can: z.object({ edit: May }),
})

export const qualificationSettings = route({
  method: 'GET',
  path: '/lead-qualification',
  summary: 'What leads are asked and what a good customer is, for all and by process.',
  needs: 'leads.see',
  returns: QualificationSettings,
})

export const editQualification = route({
  method: 'PUT',
  path: '/lead-qualification/{of}',
  summary: 'Say what leads of a process (or of `all`) are asked, and what a good customer is.',
  needs: 'leads.edit',
  params: z.object({ of: z.union([z.literal('all'), ProcessId]) }),
  body: z.strictObject({
    questionnaire: Key.nullable(),
    criteria: z.array(Criterion).max(20),
  }),
  returns: QualificationSettings,
  ifMatch: true,
  refusals: ['changed_meanwhile', 'malformed'],
})
