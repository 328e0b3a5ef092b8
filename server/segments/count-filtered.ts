import { type RawBuilder, sql } from 'kysely'
import type { Filter, FilterEntity } from '../../contract/segments/filters.ts'
import type { Actor } from '../platform/actor.ts'
import { containing } from '../platform/database/like.ts'
import type { Tx } from '../platform/database/tx.ts'
import { ownerFilter } from '../team/reach.ts'
import { askedOnce } from './asked-once.ts'
import { filterInSql } from './filters/read-filter.ts'

interface Counted {
  entity: FilterEntity
  filter: Filter
  /** Part of the name, as lists have it beside their filter. */
  text?: string | undefined
}

/**
 * How many of the records he may see a filter means.
 * @throws Refusal `malformed` naming what is not known
 */
export async function countFiltered(
  tx: Tx,
  { entity, filter, text }: Counted,
  actor: Actor,
): Promise<{ count: number }> {
  const { named } = countedRows[entity]
  const meant = await filterInSql(tx, entity, filter, actor, { way: 'all', path: 'query.filter' })
  const rows = await askedOnce<{ count: number }>(
    tx,
    sql`select count(*) as count ${seenRows(entity, actor)} and ${meant}
        ${text ? sql`and ${named} like ${containing(text)}` : sql``}`,
  )
  return rows[0] ?? { count: 0 }
}

/** `from … where …`: the records that he may see, as the lists of them have it, in a row of the filter's name. */
export const seenRows = (entity: FilterEntity, actor: Actor): RawBuilder<unknown> =>
  countedRows[entity].from(actor)

const countedRows: Record<
  FilterEntity,
  { from: (actor: Actor) => RawBuilder<unknown>; named: RawBuilder<unknown> }
> = {
  company: {
    from: (actor) => sql`from companies c where c.workspace_id = ${actor.workspaceId}
      and ${ownerFilter(actor, 'customers.see', sql`c.owner_id`, sql`c.id`)}`,
    named: sql`c.search_name`,
  },
  person: {
    from: (actor) => sql`from people p where p.workspace_id = ${actor.workspaceId}
      and ${ownerFilter(actor, 'customers.see', sql`p.owner_id`, sql`p.id`)}`,
    named: sql`p.search_name`,
  },
  deal: {
    from: (actor) => sql`from deals d where d.workspace_id = ${actor.workspaceId}
      and ${ownerFilter(actor, 'deals.see', sql`d.owner_id`, sql`d.id`)}`,
    named: sql`d.search_title`,
  },
  product: {
    from: (actor) => sql`from products p where p.workspace_id = ${actor.workspaceId}`,
    named: sql`p.search_name`,
  },
  lead: {
    from: (actor) => sql`from leads l where l.workspace_id = ${actor.workspaceId} and l.archived_at is null
      and (${ownerFilter(actor, 'leads.see', sql`l.owner_id`, null)} or ${inQueueOf(actor)})`,
    named: sql`l.search_name`,
  },
}

/** A lead that nobody has waits in the queue of a team, whose people all see it. */
const inQueueOf = ({ rights, teams }: Actor): RawBuilder<boolean> =>
  rights['leads.see'] === 'none'
    ? sql<boolean>`false`
    : sql<boolean>`(l.owner_id is null and l.team_id = any (${teams}::uuid[]))`
