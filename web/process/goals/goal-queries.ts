import { useQuery } from '@tanstack/react-query'
import { listGoals } from '../../../contract/process/goals.ts'
import { ask } from '../../platform/ask.ts'
import { whenEvent } from '../../platform/live.ts'
import { useMay } from '../../platform/session.ts'

whenEvent('process', () => [['process-goals']])
whenEvent('deal.won', () => [['process-goals']])
whenEvent('deal.lost', () => [['process-goals']])

/** How far the goals of a process have come, asked once for all processes; nothing for those who see no deals. */
export function useGoalsOf(processId: string) {
  const sees = useMay('deals.see')
  const { data } = useQuery({ ...ask(listGoals), enabled: sees })
  return data?.rows.find((row) => row.processId === processId)
}
