import { Fragment } from 'react'
import type { Condition, FilterPart } from '../../../contract/segments/filters.ts'
import { useSay } from '../../platform/i18n.tsx'
import type { FilterField } from './fields.ts'
import { joinOf, partsOf } from './filter-model.ts'
import { useConditionWords } from './use-condition-words.ts'

interface PartWordsProps {
  fields: readonly FilterField[]
  part: FilterPart
}

/** A filter or a part of one read out: "country is Poland and source is Website". */
export function PartWords({ fields, part }: PartWordsProps) {
  const say = useSay()
  if ('field' in part) return <ConditionWords fields={fields} condition={part} />
  return partsOf(part).map((one, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names; where one stands is what it is
    <Fragment key={index}>
      {index > 0 && ` ${say(`filters.join.${joinOf(part)}`)} `}
      {'field' in one ? (
        <PartWords fields={fields} part={one} />
      ) : (
        <>
          (<PartWords fields={fields} part={one} />)
        </>
      )}
    </Fragment>
  ))
}

function ConditionWords({ fields, condition }: Pick<PartWordsProps, 'fields'> & { condition: Condition }) {
  const field = fields.find(({ key }) => key === condition.field)
  return <strong>{useConditionWords(field, condition)}</strong>
}
