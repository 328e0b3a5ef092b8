import type { Filter } from '../../../contract/segments/filters.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useFilterFields } from '../../segments/filter/fields.ts'
import { isEmpty } from '../../segments/filter/filter-model.ts'
import { PartWords } from '../../segments/filter/PartWords.tsx'

/** A filter of leads read out: "Leads where country is Poland and source is Website". */
export function FilterWords({ filter }: { filter: Filter }) {
  const say = useSay()
  const fields = useFilterFields('lead')
  return (
    <span>
      {say(isEmpty(filter) ? 'filters.all.lead' : 'filters.where.lead')}{' '}
      <PartWords fields={fields} part={filter} />
    </span>
  )
}
