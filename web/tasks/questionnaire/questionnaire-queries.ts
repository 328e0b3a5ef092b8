import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  type Answer,
  type AnswerValue,
  type AskedQuestion,
  answerQuestions,
  dealAnswers,
  taskQuestionnaire,
} from '../../../contract/process/questionnaires.ts'
import { useAct } from '../../platform/act.ts'
import { ask, keyOf } from '../../platform/ask.ts'
import { whenEvent } from '../../platform/live.ts'

/** Of an answer what is shown: who gave it and when is not asked while it is filled in. */
export type Question = Omit<z.infer<typeof AskedQuestion>, 'answer'> & {
  answer: Pick<Answer, 'value' | 'personName'> | null
}

/** The questions of a task as they stand. */
export const useTaskQuestionnaire = (taskId: string) =>
  useQuery(ask(taskQuestionnaire, { params: { id: taskId as never } }))

/** Questionnaires of a deal that anybody has begun to answer. */
export const useDealAnswers = (dealId: string) =>
  useQuery(ask(dealAnswers, { params: { dealId: dealId as never } }))

/** Keeps one answer; which questions are asked next comes back with it. */
export function useAnswering(taskId: string) {
  const queries = useQueryClient()
  const params = { id: taskId as never }
  const act = useAct(answerQuestions, {
    touches: [['deals']],
    onDone: (state) => {
      // What is still being read is older than this.
      void queries.cancelQueries({ queryKey: keyOf(taskQuestionnaire, { params }) })
      queries.setQueryData(keyOf(taskQuestionnaire, { params }), state)
    },
  })
  return {
    error: act.error,
    saving: act.isPending,
    save: (question: string, value: AnswerValue | null, done?: () => void) =>
      act.mutate({ params, body: { answers: [{ question, value }] } }, done ? { onSuccess: done } : {}),
  }
}

whenEvent('questionnaire', ({ dealId }) => [['tasks'], ...(dealId ? [['deals']] : [])])
