import { useQuery } from '@tanstack/react-query'
import { leadsForMe, listAssignmentRules, tryAssignmentRules } from '../../../contract/leads/assignment.ts'
import { ask } from '../../platform/ask.ts'
import { whenEvent } from '../../platform/live.ts'

whenEvent('assignment_rule', () => [['assignment-rules']])

export const touchedByRule = [['assignment-rules'], ['segments']]

export const useAssignmentRules = () => useQuery(ask(listAssignmentRules))
export const useTrial = () => useQuery(ask(tryAssignmentRules))
export const useLeadsForMe = (enabled: boolean) => useQuery({ ...ask(leadsForMe), enabled })
