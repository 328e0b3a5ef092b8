import { z } from 'zod'
import { Instant } from '../days.ts'
import { DealId, MemberId, PersonId, TaskId } from '../ids.ts'
import { Money } from '../money.ts'
import { May, Named } from '../named.ts'
import { route } from '../route.ts'
import { TaskState } from '../tasks/tasks.ts'
import { Prose, Text } from '../text.ts'
import { Key, Question, Questionnaire } from './process-document.ts'

/**
 * Questionnaire  questions of a process, filled in as a task; its answers belong to the deal and outlive the task, so
 *                that the same questionnaire in a later stage begins filled in.
 * Asked          a question whose condition holds for what has been answered so far. Answers to questions that are no
 *                longer asked are kept, but count for nothing.
 */

/**
 * choice: the key of an option · choices: keys of options · yes_no: true or false · number: any finite number ·
 * money: minor units in the deal's currency · date: a day · text: what was said · person: the id of somebody on the
 * deal or of its company.
 */
export const AnswerValue = z.union([z.boolean(), z.number(), Money, z.array(Key).max(30), Prose(5_000)])
export type AnswerValue = z.infer<typeof AnswerValue>

export const Answer = z.object({
  value: AnswerValue,
  /** The name, where the answer is a person. */
  personName: z.string().nullable(),
  answeredAt: Instant,
  answeredBy: Named(MemberId).nullable(),
  /** The task it was answered in. */
  taskId: TaskId.nullable(),
})
export type Answer = z.infer<typeof Answer>

export const AskedQuestion = Question.extend({
  asked: z.boolean(),
  answer: Answer.nullable(),
})
export type AskedQuestion = z.infer<typeof AskedQuestion>

/** A questionnaire as it stands on a deal, filled in as far as it is. */
export const FilledQuestionnaire = z.object({
  key: Key,
  name: Text,
  purpose: Text.nullable(),
  /** All questions in their order; those with `asked: false` are skipped now. */
  questions: z.array(AskedQuestion),
  /** Keys of the questions that still have to be answered. */
  missing: z.array(Key),
})
export type FilledQuestionnaire = z.infer<typeof FilledQuestionnaire>

export const TaskQuestionnaire = FilledQuestionnaire.extend({
  taskId: TaskId,
  taskState: TaskState,
  /** The task's version, for completing it. */
  version: z.int(),
  /** Of amounts. */
  currency: z.string(),
  /** Whom a question for a person may be answered with. */
  people: z.array(Named(PersonId)),
  can: z.object({ answer: May, complete: May }),
})
export type TaskQuestionnaire = z.infer<typeof TaskQuestionnaire>

export const libraryQuestionnaires = route({
  method: 'GET',
  path: '/questionnaires',
  summary: 'Ready-made questionnaires to put into a process.',
  needs: 'signed_in',
  returns: z.object({ rows: z.array(Questionnaire) }),
})

export const taskQuestionnaire = route({
  method: 'GET',
  path: '/tasks/{id}/questionnaire',
  summary: 'The questions of a task with what has been answered so far, and which of them are asked.',
  needs: 'signed_in',
  params: z.object({ id: TaskId }),
  returns: TaskQuestionnaire,
})

export const answerQuestions = route({
  method: 'PUT',
  path: '/tasks/{id}/answers',
  summary:
    'Answer some questions of a task; null takes an answer back. Answers with the whole questionnaire as it then stands.',
  needs: 'signed_in',
  params: z.object({ id: TaskId }),
  body: z.strictObject({
    answers: z
      .array(z.strictObject({ question: Key, value: AnswerValue.nullable() }))
      .min(1)
      .max(50),
  }),
  returns: TaskQuestionnaire,
  refusals: ['task_closed', 'deal_closed', 'answer_invalid'],
})

export const dealAnswers = route({
  method: 'GET',
  path: '/deals/{dealId}/answers',
  summary: 'The questionnaires of a deal that anybody has begun to answer.',
  needs: 'deals.see',
  params: z.object({ dealId: DealId }),
  returns: z.object({ rows: z.array(FilledQuestionnaire) }),
})
