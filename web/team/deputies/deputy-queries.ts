import { useQuery } from '@tanstack/react-query'
import { type Deputy, listDeputies } from '../../../contract/team/deputies.ts'
import { ask } from '../../platform/ask.ts'
import { whenEvent } from '../../platform/live.ts'

// It begins or ends, by somebody's act or by itself: who I am changes with it.
whenEvent('member', () => [['deputies'], ['session']])

export const useDeputies = (): readonly Deputy[] => useQuery(ask(listDeputies)).data?.rows ?? []

export const touchedByDeputies = [['deputies'], ['session'], ['tasks'], ['queues']]
