import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Lead } from '../../../contract/leads/lead.ts'
import {
  answerLead,
  leadQualification,
  qualificationSettings,
} from '../../../contract/leads/qualification.ts'
import { useAct } from '../../platform/act.ts'
import { ask, keyOf } from '../../platform/ask.ts'
import { whenEvent } from '../../platform/live.ts'
import type { Answering } from '../../tasks/questionnaire/Questions.tsx'

whenEvent('lead_qualification', () => [['lead-qualification'], ['leads']])

export const touchedByQualification = [['lead-qualification'], ['leads']]

export const useQualificationSettings = () => useQuery(ask(qualificationSettings))

export const useQualification = (id: Lead['id']) => useQuery(ask(leadQualification, { params: { id } }))

/** Keeps one answer; which questions are asked next comes back with it. */
export function useAnsweringLead(id: Lead['id']): Answering {
  const queries = useQueryClient()
  const params = { id }
  const act = useAct(answerLead, {
    touches: [['leads']],
    onDone: (state) => {
      void queries.cancelQueries({ queryKey: keyOf(leadQualification, { params }) })
      queries.setQueryData(keyOf(leadQualification, { params }), state)
    },
  })
  return {
    error: act.error,
    saving: act.isPending,
    save: (question, value, done) =>
      act.mutate({ params, body: { answers: [{ question, value }] } }, done ? { onSuccess: done } : {}),
  }
}
