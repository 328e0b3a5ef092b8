import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { type ProcessDraft, saveDraft, showDraft } from '../../../../contract/process/process-drafts.ts'
import { call } from '../../../platform/api.ts'
import { useSession } from '../../../platform/session.ts'
import { askDraft } from './draft-queries.ts'
import { makeDraftStore } from './draft-store.ts'
import { forgetEdits, keepEdits, keptEdits } from './kept-edits.ts'

/**
 * The draft as somebody works on it, from the first answer on. What was left unsent by an earlier visit is `kept`, to be
 * brought back or thrown away.
 */
export function useEditing(draft: ProcessDraft) {
  const queries = useQueryClient()
  const member = useSession().member.id
  const { processId } = draft
  const [kept, setKept] = useState(() => keptEdits(member, processId))
  const [store] = useState(() => {
    const params = { id: processId }
    return makeDraftStore(draft, {
      save: (document, version) => call(saveDraft, { params, body: { document }, ifMatch: version }),
      fetch: () => call(showDraft, { params }),
      keep: ({ version, base, document }) =>
        keepEdits(member, processId, { at: Date.now(), version, base, document }),
      forget: () => forgetEdits(member, processId),
      onDraft: (newer) => queries.setQueryData(askDraft(processId).queryKey, newer),
    })
  })
  const state = useSyncExternalStore(store.subscribe, store.now)
  useEffect(() => store.receive(draft), [store, draft])
  useEffect(() => {
    const now = () => void store.flush()
    window.addEventListener('online', now)
    window.addEventListener('pagehide', now)
    return () => {
      window.removeEventListener('online', now)
      window.removeEventListener('pagehide', now)
      void store.close()
    }
  }, [store])
  return { store, ...state, kept, settleKept: () => setKept(null) }
}
