import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { showChoosing } from '../../../contract/process/choosing.ts'
import { ask } from '../../platform/ask.ts'
import { whenEvent } from '../../platform/live.ts'

whenEvent('process', () => [['process-choosing']])
whenEvent('deal.created', () => [['process-choosing']])

/** The rules in their order, tried on the newest deals. */
export const useChoosing = (draft: boolean) =>
  useQuery({
    ...ask(showChoosing, { query: draft ? { draft: 'true' } : {} }),
    placeholderData: keepPreviousData,
  })
