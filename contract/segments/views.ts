import { z } from 'zod'
import { MemberId, TeamId, ViewId } from '../ids.ts'
import { May, Named } from '../named.ts'
import { route } from '../route.ts'
import { Line } from '../text.ts'
import { Filter, FilterEntity } from './filters.ts'

/**
 * View      how somebody looks at a list, under a name: its filter, order and columns.
 * Shared    with one team or with everybody; only who made it, and who looks after the workspace, may change it.
 * Default   the view a person's list opens with. Each chooses his own.
 */

export const View = z.object({
  id: ViewId,
  entity: FilterEntity,
  name: z.string(),
  filter: Filter,
  /** Names of the list's own: what it does not know falls away. */
  sort: z.strictObject({ by: Line(40), direction: z.enum(['asc', 'desc']) }).nullable(),
  columns: z.array(Line(80)).max(40).nullable(),
  sharedWith: z.enum(['nobody', 'team', 'everybody']),
  team: Named(TeamId).nullable(),
  owner: Named(MemberId).nullable(),
  isDefault: z.boolean(),
  version: z.int(),
  can: z.object({ edit: May }),
})
export type View = z.infer<typeof View>

const params = z.object({ id: ViewId })

const body = {
  name: Line(120),
  filter: Filter,
  sort: View.shape.sort,
  columns: View.shape.columns,
  sharedWith: View.shape.sharedWith,
  /** With which of one's teams. */
  teamId: TeamId.nullable(),
}

export const listViews = route({
  method: 'GET',
  path: '/views',
  summary: "The views of a list: one's own, those of one's teams and everybody's, by name.",
  needs: 'signed_in',
  query: z.object({ entity: FilterEntity }),
  returns: z.object({ rows: z.array(View), can: z.object({ share: May }) }),
})

export const saveView = route({
  method: 'POST',
  path: '/views',
  summary: 'A way to look at a list, kept under a name.',
  needs: 'signed_in',
  body: z.strictObject({
    entity: FilterEntity,
    ...z.object(body).partial().required({ name: true, filter: true }).shape,
  }),
  returns: View,
  status: 201,
  refusals: ['malformed'],
})
export type SaveView = z.output<typeof saveView.body>

export const editView = route({
  method: 'PATCH',
  path: '/views/{id}',
  summary: 'Change a view, or whom it is shared with.',
  needs: 'signed_in',
  params,
  body: z.strictObject(body).partial(),
  returns: View,
  ifMatch: true,
  refusals: ['not_found', 'changed_meanwhile', 'malformed'],
})
export type EditView = z.output<typeof editView.body>

export const deleteView = route({
  method: 'DELETE',
  path: '/views/{id}',
  summary: 'Take a view away.',
  needs: 'signed_in',
  params,
  returns: z.object({}),
  refusals: ['not_found'],
})

export const chooseDefaultView = route({
  method: 'PUT',
  path: '/views/defaults/{entity}',
  summary: "The view one's list opens with; null: everything.",
  needs: 'signed_in',
  params: z.object({ entity: FilterEntity }),
  body: z.strictObject({ viewId: ViewId.nullable() }),
  returns: z.object({ viewId: ViewId.nullable() }),
  refusals: ['malformed'],
})
