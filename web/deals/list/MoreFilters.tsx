import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatDay } from '../../platform/reader/dates.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { Icon } from '../../ui/icons.tsx'
import { useProcesses } from '../deal-queries.ts'
import { useOneCompany, useOnePerson } from '../sentence/one-name.ts'
import type { DealSearch } from './deal-search.ts'
import styles from './MoreFilters.module.css'

/** What else the address filters by, as a figure's link does: each readable, each removable. */
export function MoreFilters({
  search,
  onChange,
}: {
  search: DealSearch
  onChange: (change: Partial<DealSearch>) => void
}) {
  const say = useSay()
  const reader = useReader()
  const stages = useProcesses().data?.rows.flatMap(({ stages }) => stages) ?? []
  const company = useOneCompany(search.company)
  const person = useOnePerson(search.person)
  const stageName = (key: string) => {
    const stage = stages.find((one) => one.key === key)
    return stage ? textIn(stage.name, reader.language) : key === 'WON' ? say('deals.status.won') : key
  }

  const filters: (Shown | '' | undefined)[] = [
    search.stage && {
      key: 'stage',
      text: say('deals.filter.stage', { stage: stageName(search.stage) }),
      clears: { stage: undefined },
    },
    search.reached && {
      key: 'reached',
      text: say('deals.filter.reached', { stage: stageName(search.reached) }),
      clears: { reached: undefined },
    },
    search.company && { key: 'company', text: company ?? '…', clears: { company: undefined } },
    search.person && { key: 'person', text: person ?? '…', clears: { person: undefined } },
    search.source && {
      key: 'source',
      text: say(`deals.source.${search.source}`),
      clears: { source: undefined },
    },
    search.currency && { key: 'currency', text: search.currency, clears: { currency: undefined } },
    (search.closedFrom ?? search.closedTo) && {
      key: 'closed',
      text: say('deals.filter.closed', { days: between(search.closedFrom, search.closedTo) }),
      clears: { closedFrom: undefined, closedTo: undefined },
    },
    (search.createdFrom ?? search.createdTo) && {
      key: 'created',
      text: say('deals.filter.created', { days: between(search.createdFrom, search.createdTo) }),
      clears: { createdFrom: undefined, createdTo: undefined },
    },
  ]
  const shown = filters.filter((one) => typeof one === 'object')
  if (shown.length === 0) return null
  return (
    <ul className={styles.filters}>
      {shown.map(({ key, text, clears }) => (
        <li key={key} className={styles.filter}>
          {text}
          <button
            type="button"
            className={styles.remove}
            aria-label={say('deals.filter.remove', { filter: text })}
            onClick={() => onChange(clears)}
          >
            <Icon name="close" size={12} />
          </button>
        </li>
      ))}
    </ul>
  )

  function between(from: string | undefined, to: string | undefined): string {
    return [from, to].map((day) => (day ? formatDay(day, reader) : '')).join(' – ')
  }
}

interface Shown {
  key: string
  text: string
  clears: Partial<DealSearch>
}
