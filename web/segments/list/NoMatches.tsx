import { Button } from '@mantine/core'
import type { Route } from '../../../contract/route.ts'
import type { FilterEntity } from '../../../contract/segments/filters.ts'
import { useSay } from '../../platform/i18n.tsx'
import { EmptyState } from '../../ui/feedback/states.tsx'
import { useFilterFields } from '../filter/fields.ts'
import { joinOf, partsOf, readFilter, withPart, writeFilter } from '../filter/filter-model.ts'
import { PartWords } from '../filter/PartWords.tsx'
import { DropOne } from './DropOne.tsx'
import styles from './ListPage.module.css'

interface NoMatchesProps {
  entity: FilterEntity
  route: Route
  query: Readonly<Record<string, unknown>>
  onDrop: (change: { filter?: string | undefined; text?: string | undefined }) => void
  onClear: () => void
}

/** There are such records, but none that fits what is asked: which part of it leaves none, to be dropped in one press. */
export function NoMatches({ entity, route, query, onDrop, onClear }: NoMatchesProps) {
  const say = useSay()
  const fields = useFilterFields(entity)
  const filter = readFilter(query.filter as string | undefined)
  const parts = joinOf(filter) === 'all' ? partsOf(filter) : []
  const text = query.text as string | undefined
  return (
    <EmptyState
      title={say('lists.no_match')}
      act={
        <div className={styles.drops}>
          {parts.map((part, index) => {
            const rest = writeFilter(withPart(filter, [index], null))
            return (
              <DropOne
                // Parts have no names: where one stands is what it is.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                key={index}
                route={route}
                query={{ ...query, filter: rest }}
                onDrop={() => onDrop({ filter: rest })}
              >
                <PartWords fields={fields} part={part} />
              </DropOne>
            )
          })}
          {text && (
            <DropOne
              route={route}
              query={{ ...query, text: undefined }}
              onDrop={() => onDrop({ text: undefined })}
            >
              “<bdi>{text}</bdi>”
            </DropOne>
          )}
          <Button variant="default" onClick={onClear}>
            {say('common.clear_filters')}
          </Button>
        </div>
      }
    >
      {say('lists.no_match.why')}
    </EmptyState>
  )
}
