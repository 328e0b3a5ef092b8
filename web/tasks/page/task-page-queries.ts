import { useQuery } from '@tanstack/react-query'
import { showTask } from '../../../contract/tasks/hand-offs.ts'
import { ask } from '../../platform/ask.ts'

/** One task with all its page shows; acts and events touch it with every other question about tasks. */
export const useTask = (id: string) => useQuery(ask(showTask, { params: { id: id as never } }))
