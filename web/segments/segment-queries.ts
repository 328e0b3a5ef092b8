import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Filter, FilterEntity } from '../../contract/segments/filters.ts'
import { countFiltered } from '../../contract/segments/filters.ts'
import { listSegments, type SegmentEntity, showSegment } from '../../contract/segments/segments.ts'
import { listViews } from '../../contract/segments/views.ts'
import { ask } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'
import { writeFilter } from './filter/filter-model.ts'

whenEvent('segment', () => [['segments'], ['filters'], ['companies'], ['people'], ['deals']])
whenEvent('view', () => [['views']])
// What a filter counts may be another number by now.
for (const kind of ['company', 'person', 'deal', 'activity', 'lead']) whenEvent(kind, () => [['filters']])

export const touchedBySegment = [['segments'], ['filters']]
export const touchedByView = [['views']]

export const useViews = (entity: FilterEntity) => useQuery(ask(listViews, { query: { entity } }))
export const useSegments = (entity?: SegmentEntity) =>
  useQuery(ask(listSegments, { query: entity ? { entity } : {} }))
export const useSegment = (id: string) => useQuery(ask(showSegment, { params: { id: id as never } }))

/** How many records a filter means, of those the reader may see; undefined until it is known. */
export function useFilterCount(entity: FilterEntity, filter: Filter, text?: string): number | undefined {
  const written = writeFilter(filter)
  const query = { ...(written && { filter: written }), ...(text && { text }) }
  return useQuery({ ...ask(countFiltered, { params: { entity }, query }), placeholderData: keepPreviousData })
    .data?.count
}
