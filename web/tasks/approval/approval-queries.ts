import { useQuery } from '@tanstack/react-query'
import { taskApproval } from '../../../contract/tasks/approvals.ts'
import { ask } from '../../platform/ask.ts'
import { whenEvent } from '../../platform/live.ts'

/** Who has agreed, who is still asked, and what is decided about. */
export const useTaskApproval = (taskId: string) =>
  useQuery(ask(taskApproval, { params: { id: taskId as never } }))

whenEvent('approval', ({ dealId }) => [['tasks'], ...(dealId ? [['deals']] : [])])
