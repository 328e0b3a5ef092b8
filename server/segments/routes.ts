import * as filters from '../../contract/segments/filters.ts'
import * as segments from '../../contract/segments/segments.ts'
import * as views from '../../contract/segments/views.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { countFiltered } from './count-filtered.ts'
import { countSeveral } from './count-several.ts'
import { deleteSegment } from './delete-segment.ts'
import { editSegment } from './edit-segment.ts'
import { parseFilter, parseFilters } from './filters/conditions.ts'
import { listSegments } from './list-segments.ts'
import { saveSegment } from './save-segment.ts'
import type { UsedElsewhere } from './segment-uses.ts'
import { segmentAfter, showSegment } from './show-segment.ts'
import { chooseDefaultView } from './views/choose-default-view.ts'
import { deleteView } from './views/delete-view.ts'
import { editView } from './views/edit-view.ts'
import { listViews, viewAfter } from './views/list-views.ts'
import { saveView } from './views/save-view.ts'

export const segmentRoutes = (elsewhere: UsedElsewhere): Binding[] => [
  bind(filters.countFiltered, ({ tx, params, query, actor }) =>
    countFiltered(
      tx,
      { ...params, text: query.text, filter: query.filter ? parseFilter(query.filter) : { all: [] } },
      actor,
    ),
  ),
  bind(filters.countSeveral, ({ tx, params, query, actor }) =>
    countSeveral(tx, { ...params, filters: parseFilters(query.filters) }, actor),
  ),
  bind(segments.listSegments, ({ tx, query, actor }) => listSegments(tx, query, actor)),
  bind(segments.showSegment, ({ tx, params, actor }) => showSegment(tx, params.id, actor, elsewhere)),
  bind(segments.saveSegment, async ({ tx, body, actor }) =>
    segmentAfter(tx, (await saveSegment(tx, body, actor)).id, actor),
  ),
  bind(segments.editSegment, async ({ tx, params, ifMatch, body, actor }) => {
    await editSegment(tx, { id: params.id, ifMatch, edit: body }, actor, elsewhere)
    return segmentAfter(tx, params.id, actor)
  }),
  bind(segments.deleteSegment, async ({ tx, params, actor }) => {
    await deleteSegment(tx, params.id, actor, elsewhere)
    return {}
  }),
  bind(views.listViews, ({ tx, query, actor }) => listViews(tx, query, actor)),
  bind(views.saveView, async ({ tx, body, actor }) =>
    viewAfter(tx, (await saveView(tx, body, actor)).id, actor),
  ),
  bind(views.editView, async ({ tx, params, ifMatch, body, actor }) => {
    await editView(tx, { id: params.id, ifMatch, edit: body }, actor)
    return viewAfter(tx, params.id, actor)
  }),
  bind(views.deleteView, async ({ tx, params, actor }) => {
    await deleteView(tx, params.id, actor)
    return {}
  }),
  bind(views.chooseDefaultView, ({ tx, params, body, actor }) =>
    chooseDefaultView(tx, { ...params, ...body }, actor),
  ),
]
