import { Fragment } from 'react'
import type { Condition, Filter } from '../../../contract/segments/filters.ts'
import { useSay } from '../../platform/i18n.tsx'
import { type FilterField, useFilterFields } from '../../segments/filter/fields.ts'
import { isEmpty, joinOf, partsOf } from '../../segments/filter/filter-model.ts'
import { useConditionWords } from '../../segments/filter/use-condition-words.ts'

/** A filter of leads read out: "Leads where country is Poland and source is Website". */
export function FilterWords({ filter }: { filter: Filter }) {
  const say = useSay()
  const fields = useFilterFields('lead')
  return (
    <span>
      {say(isEmpty(filter) ? 'filters.all.lead' : 'filters.where.lead')}{' '}
      <Parts filter={filter} fields={fields} />
    </span>
  )
}

function Parts({ filter, fields }: { filter: Filter; fields: readonly FilterField[] }) {
  const say = useSay()
  return partsOf(filter).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names; where one stands is what it is
    <Fragment key={index}>
      {index > 0 && ` ${say(`filters.join.${joinOf(filter)}`)} `}
      {'field' in part ? (
        <ConditionWords condition={part} field={fields.find(({ key }) => key === part.field)} />
      ) : (
        <>
          (<Parts filter={part} fields={fields} />)
        </>
      )}
    </Fragment>
  ))
}

function ConditionWords({ condition, field }: { condition: Condition; field: FilterField | undefined }) {
  return <strong>{useConditionWords(field, condition)}</strong>
}
