import { useQuery } from '@tanstack/react-query'
import { listVersions, showDraft } from '../../../../contract/process/process-drafts.ts'
import { ask } from '../../../platform/ask.ts'
import '../../process-queries.ts'

/** The draft of a process. Events of processes make it stale, so that a colleague's save is read at once. */
export const useDraft = (id: string) => useQuery(askDraft(id))
export const askDraft = (id: string) => ask(showDraft, { params: { id: id as never } })

export const useVersions = (id: string) => useQuery(ask(listVersions, { params: { id: id as never } }))
