import { lazy, Suspense } from 'react'
import { SkeletonBar } from '../../ui/states.tsx'

const RuleInWords = lazy(async () => ({ default: (await import('./RuleInWords.tsx')).RuleInWords }))

/** A rule as one would say it. What reads conditions is fetched only where one is shown. */
export function RuleWords({ rule }: { rule: string }) {
  return (
    <Suspense fallback={<SkeletonBar width="24ch" />}>
      <RuleInWords rule={rule} />
    </Suspense>
  )
}
