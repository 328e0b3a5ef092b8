import { useQuery } from '@tanstack/react-query'
import type { Lead } from '../../../contract/leads/lead.ts'
import { leadScore, showScoring } from '../../../contract/leads/score.ts'
import { ask } from '../../platform/ask.ts'
import { whenEvent } from '../../platform/live.ts'

whenEvent('lead_scoring', () => [['lead-score'], ['leads']])

export const touchedByScoring = [['lead-score'], ['leads']]

export const useScoring = () => useQuery(ask(showScoring))

const soonMs = 4_000

/** While it is being worked out again it is asked for again. */
export const useLeadScore = (id: Lead['id']) =>
  useQuery({
    ...ask(leadScore, { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.stale ? soonMs : false),
  })
