import type { FoundKind } from '../../../contract/search.ts'
import { useSay } from '../../platform/i18n.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/feedback/states.tsx'
import { ReadMore } from '../../ui/ReadMore.tsx'
import { FoundList } from './FoundList.tsx'
import { useFoundOfKind } from './search-queries.ts'

/** All of one kind, read on as one scrolls. */
export function FoundOfKind({ kind, q }: { kind: FoundKind; q: string }) {
  const say = useSay()
  const pages = useFoundOfKind(kind, q)
  if (pages.error && !pages.rows) return <ErrorState error={pages.error} onRetry={pages.retry} />
  if (!pages.rows) return <SkeletonRows columns={2} rows={8} />
  if (pages.rows.length === 0)
    return <EmptyState title={say('search.nothing', { text: q })}>{say('search.nothing.why')}</EmptyState>
  return (
    <>
      <FoundList rows={pages.rows} q={q} />
      <ReadMore {...pages} />
    </>
  )
}
