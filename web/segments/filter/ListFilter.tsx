import type { Filter, FilterEntity, FilterPart } from '../../../contract/segments/filters.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatNumber } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useFilterCount } from '../segment-queries.ts'
import { FilterGroup } from './FilterGroup.tsx'
import { useFilterFields } from './fields.ts'
import { isEmpty } from './filter-model.ts'
import styles from './ListFilter.module.css'

interface ListFilterProps {
  entity: FilterEntity
  filter: Filter
  onChange: (filter: Filter) => void
  /** Part of the name, asked for beside it: it counts too. */
  text?: string | undefined
  /** What narrows the list before the filter does, as a tab: it counts too. */
  within?: FilterPart | undefined
  /** The list is narrowed by more than this: a count of it alone would mislead. */
  uncounted?: boolean
  /** Takes away all that narrows the list; absent where nothing does. */
  onClear?: (() => void) | undefined
}

/** A filter as a sentence whose words can be changed: "Companies where industry is Retail and silent for 30 days · 1,204". */
export function ListFilter(props: ListFilterProps) {
  const { entity, filter, onChange, text, within, uncounted, onClear } = props
  const say = useSay()
  const fields = useFilterFields(entity)
  return (
    <span
      className={styles.sentence}
      data-goes-on={uncounted || undefined}
      role="group"
      aria-label={say('filters.title')}
    >
      {(!uncounted || !isEmpty(filter)) && (
        <span>
          {say(uncounted ? 'filters.where' : `filters.${isEmpty(filter) ? 'all' : 'where'}.${entity}`)}
        </span>
      )}
      <FilterGroup fields={fields} filter={filter} group={filter} place={[]} onChange={onChange} />
      {!uncounted && <Count entity={entity} filter={within ? both(within, filter) : filter} text={text} />}
      {onClear && (
        <button type="button" className={styles.clear} onClick={onClear}>
          {say('common.clear_filters')}
        </button>
      )}
    </span>
  )
}

const both = (within: FilterPart, filter: Filter): Filter => ({
  all: isEmpty(filter) ? [within] : [within, filter],
})

function Count({ entity, filter, text }: Pick<ListFilterProps, 'entity' | 'filter' | 'text'>) {
  const say = useSay()
  const reader = useReader()
  const count = useFilterCount(entity, filter, text)
  return (
    <output className={`${styles.count} figures`} aria-live="polite">
      {count === undefined ? '' : `· ${formatNumber(count, reader)}`}
      <span className="only-heard">{count === undefined ? '' : say('filters.count', { count })}</span>
    </output>
  )
}
