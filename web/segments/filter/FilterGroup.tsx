import { Fragment, useState } from 'react'
import type { Filter } from '../../../contract/segments/filters.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useSession } from '../../platform/session.ts'
import { AddCondition } from './AddCondition.tsx'
import { beginning } from './beginning.ts'
import { ConditionPart } from './ConditionPart.tsx'
import type { FilterField } from './fields.ts'
import { joinOf, type Place, partsOf, rejoined, withMore, withPart } from './filter-model.ts'
import styles from './ListFilter.module.css'

interface FilterGroupProps {
  fields: readonly FilterField[]
  /** The whole filter, and the group of it that is shown. */
  filter: Filter
  group: Filter
  place: Place
  onChange: (filter: Filter) => void
}

/** The parts of a group in a row, between them the word that joins them: pressed, it is the other one. */
export function FilterGroup({ fields, filter, group, place, onChange }: FilterGroupProps) {
  const say = useSay()
  const { currency } = useSession().workspace
  // Whoever adds a condition goes on to say what it is.
  const [fresh, setFresh] = useState<number | null>(null)
  const how = joinOf(group)
  const parts = partsOf(group)
  return (
    <>
      {parts.map((part, index) => {
        const here = [...place, index]
        return (
          // Parts have no names: where one stands is what it is.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Fragment key={`${here.join('.')} ${'field' in part ? part.field : ''}`}>
            {index > 0 && (
              <button
                type="button"
                className={styles.join}
                title={say(`filters.join.${how}.hint`)}
                onClick={() => onChange(rejoined(filter, place))}
              >
                {say(`filters.join.${how}`)}
              </button>
            )}
            {'field' in part ? (
              <ConditionPart
                field={fields.find(({ key }) => key === part.field)}
                condition={part}
                startsOpen={fresh === index}
                onChange={(changed) => onChange(withPart(filter, here, changed))}
              />
            ) : (
              <span className={styles.group}>
                (
                <FilterGroup fields={fields} filter={filter} group={part} place={here} onChange={onChange} />)
              </span>
            )}
          </Fragment>
        )
      })}
      <AddCondition
        fields={fields}
        mayGroup={place.length < 2 && parts.length > 0}
        quiet={place.length > 0}
        onAdd={(field) => {
          setFresh(parts.length)
          onChange(withMore(filter, place, beginning(field, currency)))
        }}
        onGroup={(field) => {
          const part = [beginning(field, currency)]
          onChange(withMore(filter, place, how === 'all' ? { any: part } : { all: part }))
        }}
      />
    </>
  )
}
