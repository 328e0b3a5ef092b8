import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { visibleCustomers } from '../policy.ts'

/** Which tags a row has, as a select of `tag_id`. */
type Of = (actor: Actor) => RawBuilder<unknown>

/** Those of the company `c` or person `p` of the row itself. */
export const tagsOfRow = (row: 'c' | 'p'): Of => {
  const [table, holder] = row === 'c' ? ['company_tags', 'company_id'] : ['person_tags', 'person_id']
  return ({ workspaceId }) => sql`
    select x.tag_id from ${sql.table(table)} x
    where x.workspace_id = ${workspaceId} and x.${sql.ref(holder)} = ${sql.ref(`${row}.id`)}`
}

/**
 * Those of the customer of another record: of its company, else of its people, as far as the reader may see them.
 * @param company the column that names the company
 * @param people who they are, as a condition of `x.person_id`
 */
export const tagsOfCustomer =
  (company: RawBuilder<unknown>, people: RawBuilder<unknown>): Of =>
  (actor) =>
    sql`
    select x.tag_id from company_tags x
    join companies c on c.workspace_id = x.workspace_id and c.id = x.company_id and ${visibleCustomers(actor)}
    where x.workspace_id = ${actor.workspaceId} and x.company_id = ${company}
    union
    select x.tag_id from person_tags x
    join people p on p.workspace_id = x.workspace_id and p.id = x.person_id and ${visibleCustomers(actor, 'p')}
    where x.workspace_id = ${actor.workspaceId} and ${company} is null and ${people}`

/** For the columns of a page: `, … as tags` by name where they are asked for, else nothing. */
export function listedTags(asked: { with?: 'tags' | undefined }, actor: Actor, of: Of): RawBuilder<unknown> {
  if (asked.with !== 'tags') return sql``
  return sql`, (
    select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'colour', g.colour)
                              order by g.search_name, g.id), '[]')
    ${fromTags(actor, of)}) as tags`
}

/** Their names in one text, as a file has them. */
export const tagNames = (actor: Actor, of: Of): RawBuilder<unknown> =>
  sql`(select string_agg(g.name, ', ' order by g.search_name, g.id) ${fromTags(actor, of)})`

/** A tag that was deleted is on nobody. */
const fromTags = (actor: Actor, of: Of) => sql`
    from (${of(actor)}) his
    join tags g on g.workspace_id = ${actor.workspaceId} and g.id = his.tag_id and g.deleted_at is null`
