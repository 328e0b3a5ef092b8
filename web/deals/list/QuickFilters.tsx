import { useSay } from '../../platform/i18n.tsx'
import type { ListSearch } from './list-search.ts'
import styles from './QuickFilters.module.css'

type Quick = Pick<ListSearch, 'status' | 'late' | 'flagged' | 'buyer'>

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

export function QuickFilters({ search, onChange }: { search: ListSearch; onChange: (shows: Quick) => void }) {
  const say = useSay()
  return (
    <div className={styles.filters} role="group" aria-label={say('deals.quick')}>
      {quick.map(({ id, shows }) => (
        <button
          key={id}
          type="button"
          className={styles.filter}
          aria-pressed={
            search.status === shows.status &&
            search.late === shows.late &&
            search.flagged === shows.flagged &&
            search.buyer === shows.buyer
          }
          title={id === 'flagged' ? say('deals.quick.flagged.hint') : undefined}
          onClick={() => onChange(shows)}
        >
          {say(`deals.quick.${id}`)}
        </button>
      ))}
    </div>
  )
}
