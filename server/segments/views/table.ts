import { type RawBuilder, sql } from 'kysely'
import type { MemberId, TeamId, ViewId } from '../../../contract/ids.ts'
import type { Filter, FilterEntity } from '../../../contract/segments/filters.ts'
import type { View } from '../../../contract/segments/views.ts'
import type { Actor } from '../../platform/actor.ts'
import { named } from '../../platform/database/named.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal, unknownRecord } from '../../platform/refusal.ts'

export type ViewRow = Omit<View, 'can' | 'owner' | 'team' | 'isDefault'> & {
  ownerId: MemberId
  teamId: TeamId | null
}
export type ShownView = ViewRow & Pick<View, 'owner' | 'team' | 'isDefault'>

const columns = sql`
  v.id, v.entity, v.name, v.filter, v.sort, v.columns, v.shared_with as "sharedWith", v.team_id as "teamId",
  v.owner_id as "ownerId", v.version`

/** His own, those of his teams and everybody's. */
function visibleViews(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(v.owner_id = ${actor.memberId}::uuid or v.shared_with = 'everybody'
    or (v.shared_with = 'team' and v.team_id = any (${actor.teams}::uuid[])))`
}

export async function viewRows(tx: Tx, actor: Actor, only: RawBuilder<boolean>): Promise<ShownView[]> {
  const { rows } = await sql<ShownView>`
    select ${columns}, ${named('o')} as owner, ${named('t')} as team, f.view_id is not null as "isDefault"
    from views v
    left join members o on o.workspace_id = v.workspace_id and o.id = v.owner_id
    left join teams t on t.workspace_id = v.workspace_id and t.id = v.team_id
    left join default_views f on f.workspace_id = v.workspace_id and f.view_id = v.id
                             and f.member_id = ${actor.memberId}::uuid
    where v.workspace_id = ${actor.workspaceId} and ${visibleViews(actor)} and ${only}
    order by search_form(v.name), v.id
  `.execute(tx)
  return rows
}

/** One of them, locked until the transaction ends. @throws Refusal `not_found` */
export async function lockView(tx: Tx, actor: Actor, id: ViewId): Promise<ViewRow> {
  const { rows } = await sql<ViewRow>`
    select ${columns} from views v
    where v.workspace_id = ${actor.workspaceId} and v.id = ${id} and ${visibleViews(actor)}
    for update
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

/** @throws Refusal `malformed` where the list has no such view, or none he may see */
export async function viewFilter(tx: Tx, actor: Actor, entity: FilterEntity, id: ViewId): Promise<Filter> {
  const { rows } = await sql<{ filter: Filter }>`
    select v.filter from views v
    where v.workspace_id = ${actor.workspaceId} and v.entity = ${entity} and v.id = ${id} and ${visibleViews(actor)}
  `.execute(tx)
  if (!rows[0]) throw unknownRecord('query.view')
  return rows[0].filter
}

export async function insertView(tx: Tx, actor: Actor, view: ViewRow): Promise<void> {
  await sql`
    insert into views (workspace_id, id, entity, name, filter, sort, columns, owner_id, shared_with, team_id, created_at)
    values (${actor.workspaceId}, ${view.id}, ${view.entity}, ${view.name}, ${JSON.stringify(view.filter)}::jsonb,
            ${view.sort && JSON.stringify(view.sort)}::jsonb, ${view.columns}::text[], ${view.ownerId},
            ${view.sharedWith}, ${view.teamId}, now())
  `.execute(tx)
}

/** Writes what may change of a view and counts its version up. */
export async function updateView(tx: Tx, actor: Actor, view: ViewRow): Promise<void> {
  await sql`
    update views
    set name = ${view.name}, filter = ${JSON.stringify(view.filter)}::jsonb,
        sort = ${view.sort && JSON.stringify(view.sort)}::jsonb, columns = ${view.columns}::text[],
        shared_with = ${view.sharedWith}, team_id = ${view.teamId}, version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${view.id}
  `.execute(tx)
}

export async function removeView(tx: Tx, actor: Actor, id: ViewId): Promise<void> {
  await sql`delete from views where workspace_id = ${actor.workspaceId} and id = ${id}`.execute(tx)
}

/** The view his list of that kind opens with; null: none. */
export async function putDefaultView(
  tx: Tx,
  actor: Actor,
  entity: FilterEntity,
  viewId: ViewId | null,
): Promise<void> {
  if (viewId === null) {
    await sql`
      delete from default_views
      where workspace_id = ${actor.workspaceId} and member_id = ${actor.memberId} and entity = ${entity}
    `.execute(tx)
    return
  }
  await sql`
    insert into default_views (workspace_id, member_id, entity, view_id)
    values (${actor.workspaceId}, ${actor.memberId}, ${entity}, ${viewId})
    on conflict (workspace_id, member_id, entity) do update set view_id = excluded.view_id
  `.execute(tx)
}
