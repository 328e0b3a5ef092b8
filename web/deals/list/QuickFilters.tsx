import { useSay } from '../../platform/i18n.tsx'
import { PressRow } from '../../ui/tables/PressRow.tsx'
import type { DealSearch } from './deal-search.ts'

type Quick = Pick<DealSearch, 'status' | 'late' | 'flagged' | 'buyer'>

const none: Quick = { status: undefined, late: undefined, flagged: undefined, buyer: undefined }

/** One press each: what is asked for most. */
const quick: readonly { id: string; shows: Quick }[] = [
  { id: 'all', shows: none },
  { id: 'open', shows: { ...none, status: 'open' } },
  { id: 'late', shows: { ...none, late: 'true' } },
  { id: 'buyer_behind', shows: { ...none, buyer: 'behind' } },
  { id: 'resting', shows: { ...none, status: 'resting' } },
  { id: 'won', shows: { ...none, status: 'won' } },
  { id: 'lost', shows: { ...none, status: 'lost' } },
  { id: 'flagged', shows: { ...none, flagged: 'true' } },
]

export function QuickFilters({ search, onChange }: { search: DealSearch; onChange: (shows: Quick) => void }) {
  const say = useSay()
  return (
    <PressRow
      label={say('deals.quick')}
      presses={quick.map(({ id, shows }) => ({
        key: id,
        label: say(`deals.quick.${id}`),
        pressed:
          search.status === shows.status &&
          search.late === shows.late &&
          search.flagged === shows.flagged &&
          search.buyer === shows.buyer,
        onPress: () => onChange(shows),
        hint: id === 'flagged' ? say('deals.quick.flagged.hint') : undefined,
      }))}
    />
  )
}
