import type { Filter, FilterEntity, FilterPart } from '../../../contract/segments/filters.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatNumber } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useFilterCount } from '../segment-queries.ts'
import { FilterGroup } from './FilterGroup.tsx'
import { useFilterFields } from './fields.ts'
import { isEmpty, withAll } from './filter-model.ts'
import styles from './ListFilter.module.css'

interface ListFilterProps {
  entity: FilterEntity
  filter: Filter
  onChange: (filter: Filter) => void
  /** Part of the name, asked for beside it: it counts too. */
  text?: string | undefined
  /** What else narrows the list, as a tab or another sentence: it counts too. */
  besides?: readonly FilterPart[]
  /** It goes on where another sentence ended. */
  goesOn?: boolean
  /** How many it means is said elsewhere. */
  uncounted?: boolean
  /** Takes away all that narrows the list; absent where nothing does. */
  onClear?: (() => void) | undefined
}

/** A filter as a sentence whose words can be changed: "Companies where industry is Retail and silent for 30 days · 1,204". */
export function ListFilter(props: ListFilterProps) {
  const { entity, filter, onChange, text, besides = [], goesOn, uncounted, onClear } = props
  const say = useSay()
  const fields = useFilterFields(entity)
  return (
    <span
      className={styles.sentence}
      data-goes-on={goesOn || undefined}
      role="group"
      aria-label={say('filters.title')}
    >
      {(!goesOn || !isEmpty(filter)) && (
        <span>
          {say(goesOn ? 'filters.where' : `filters.${isEmpty(filter) ? 'all' : 'where'}.${entity}`)}
        </span>
      )}
      <FilterGroup fields={fields} filter={filter} group={filter} place={[]} onChange={onChange} />
      {!uncounted && <Count entity={entity} filter={withAll(filter, besides)} text={text} />}
      {onClear && (
        <button type="button" className={styles.clear} onClick={onClear}>
          {say('common.clear_filters')}
        </button>
      )}
    </span>
  )
}

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
