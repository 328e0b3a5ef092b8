import type { DuplicateEntity } from '../../../contract/hygiene/duplicates.ts'
import { useSay } from '../../platform/i18n.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/feedback/states.tsx'
import { ReadMore } from '../../ui/ReadMore.tsx'
import { useDuplicates, useWaiting } from './duplicate-queries.ts'
import { PairPart } from './PairPart.tsx'

export function DuplicateList({ entity }: { entity: DuplicateEntity }) {
  const pairs = useDuplicates(entity)
  if (pairs.error && !pairs.rows) return <ErrorState error={pairs.error} onRetry={pairs.retry} />
  if (!pairs.rows) return <SkeletonRows rows={12} columns={3} />
  if (pairs.rows.length === 0) return <NoDuplicates entity={entity} />
  return (
    <>
      {pairs.rows.map((pair) => {
        const [one, other] = pair.sides
        // What was changed on either is a new question.
        return <PairPart key={`${one.id} ${one.version} ${other.id} ${other.version}`} pair={pair} />
      })}
      <ReadMore hasMore={pairs.hasMore} readMore={pairs.readMore} readingMore={pairs.readingMore} />
    </>
  )
}

function NoDuplicates({ entity }: { entity: DuplicateEntity }) {
  const say = useSay()
  const waiting = useWaiting(entity) ?? 0
  return (
    <EmptyState title={say(waiting > 0 ? 'duplicates.comparing' : `duplicates.none.${entity}`)}>
      {waiting > 0 ? say('duplicates.comparing.why', { count: waiting }) : say('duplicates.none.why')}
    </EmptyState>
  )
}
