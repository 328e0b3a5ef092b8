import { useQuery } from '@tanstack/react-query'
import { countSeveral, type FilterEntity, mostCounted } from '../../../contract/segments/filters.ts'
import { ask } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatNumber } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import type { QuickFilter } from './ViewRow.tsx'

/** How many records each counted press would show, written for the reader; nothing where nobody asks. */
export function useQuickCounts(
  entity: FilterEntity,
  quick: readonly QuickFilter[],
  wanted: boolean,
): ReadonlyMap<string, string> {
  const say = useSay()
  const reader = useReader()
  const counted = quick.filter(({ counted: is }) => is)
  const filters = JSON.stringify(counted.map(({ part }) => ({ all: [part] })))
  const counts = useQuery({
    ...ask(countSeveral, { params: { entity }, query: { filters } }),
    enabled: wanted && counted.length > 0,
  }).data?.counts
  if (!wanted || !counts) return new Map()
  return new Map(
    counted.map(({ key }, index) => {
      const count = formatNumber(counts[index] ?? 0, reader)
      return [key, (counts[index] ?? 0) < mostCounted ? count : say('lists.count.or_more', { count })]
    }),
  )
}
