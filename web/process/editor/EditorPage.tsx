import { useParams } from '@tanstack/react-router'
import { useSay } from '../../platform/i18n.tsx'
import { ErrorState } from '../../ui/feedback/states.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProcessSkeleton } from '../ProcessSkeleton.tsx'
import { useDraft } from './draft/draft-queries.ts'
import { Editor } from './Editor.tsx'

/** The draft of a process, worked on as the map it is. */
export function EditorPage() {
  const say = useSay()
  const { id = '' } = useParams({ strict: false })
  const draft = useDraft(id)
  // While another process is fetched, the one before is still in the hand.
  if (draft.data && draft.data.processId === id) return <Editor key={id} draft={draft.data} />
  return (
    <Page title={say('editor.title')} width="full">
      {draft.error ? (
        <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />
      ) : (
        <ProcessSkeleton />
      )}
    </Page>
  )
}
