import type { TeamId, ViewId } from '../../../contract/ids.ts'
import type { SaveView } from '../../../contract/segments/views.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { unknownRecord } from '../../platform/refusal.ts'
import { fitFilter } from '../fit-filter.ts'
import { allowShare } from '../policy.ts'
import { insertView, type ViewRow } from './table.ts'

/** Keeps a way to look at a list. Only his own unless he may share; with a team only where he is in it. */
export async function saveView(tx: Tx, input: SaveView, actor: Actor): Promise<ViewRow> {
  const { sharedWith, teamId } = shareFor(input, actor)
  allowShare(actor, sharedWith !== 'nobody')
  await fitFilter(tx, input.entity, input.filter, actor, { shared: sharedWith !== 'nobody' })
  const view: ViewRow = {
    id: newId<ViewId>(),
    entity: input.entity,
    name: input.name,
    filter: input.filter,
    sort: input.sort ?? null,
    columns: input.columns ?? null,
    sharedWith,
    teamId,
    ownerId: actor.memberId,
    version: 1,
  }
  await insertView(tx, actor, view)
  await record(tx, actor, {
    type: 'view.saved',
    subject: { type: 'view', id: view.id },
    data: { name: view.name, entity: view.entity, sharedWith },
  })
  return view
}

/** A view is shared with one of one's own teams, the only one where it is not said. */
export function shareFor(
  {
    sharedWith = 'nobody',
    teamId,
  }: { sharedWith?: ViewRow['sharedWith'] | undefined; teamId?: TeamId | null | undefined },
  actor: Actor,
): Pick<ViewRow, 'sharedWith' | 'teamId'> {
  if (teamId && !actor.teams.includes(teamId)) throw unknownRecord('body.teamId')
  if (sharedWith !== 'team') return { sharedWith, teamId: null }
  const [first] = actor.teams
  const team = teamId ?? (actor.teams.length === 1 ? first : undefined)
  if (!team) throw unknownRecord('body.teamId')
  return { sharedWith, teamId: team }
}
