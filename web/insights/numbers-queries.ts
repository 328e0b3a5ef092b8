import { useQuery } from '@tanstack/react-query'
import { showNumbers } from '../../contract/insights.ts'
import { listProcesses } from '../../contract/process/process.ts'
import { listProducts } from '../../contract/products.ts'
import { listMembers } from '../../contract/team/members.ts'
import { ask } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'
import type { NumbersQuestion } from './numbers-search.ts'

export const useNumbers = (query: NumbersQuestion) => useQuery(ask(showNumbers, { query }))

/** What the filters offer. People who have left and products out of sale still have numbers. */
export const useProcessChoices = () => useQuery(ask(listProcesses)).data?.rows ?? []
export const useMemberChoices = () =>
  useQuery(ask(listMembers, { query: { state: 'all', limit: 200 } })).data?.rows ?? []
export const useProductChoices = () =>
  useQuery(ask(listProducts, { query: { state: 'all', limit: 200 } })).data?.rows ?? []

whenEvent('deal', () => [['numbers']])
