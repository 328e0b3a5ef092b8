import { type RawBuilder, sql } from 'kysely'
import { ownerFilter } from '../../team/reach.ts'
import type { EntityFields, FieldInSql } from '../filters/asking.ts'

/** What is asked of companies `c` and people `p` alike: their tags, what they need and how they buy. */
export function customerFields(row: 'c' | 'p') {
  const of = (column: string): { value: RawBuilder<unknown> } => ({ value: sql.ref(`${row}.${column}`) })
  const [table, column] =
    row === 'c' ? (['company_tags', 'company_id'] as const) : (['person_tags', 'person_id'] as const)
  return {
    tag: {
      beside: ({ actor }) => sql`from ${sql.table(table)} x
        ${notDeleted}
        where x.workspace_id = ${actor.workspaceId} and x.${sql.ref(column)} = ${sql.ref(`${row}.id`)}`,
      value: sql`x.tag_id`,
    },
    needs: of('needs'),
    preferences: of('preferences'),
    orders_by: of('orders_by'),
    order_rhythm: of('order_rhythm'),
    payment_terms: of('payment_terms'),
    contact_channel: of('contact_channel'),
    language: of('language'),
  } as const satisfies EntityFields
}

/** The tags of another record's company, where the reader may see it. */
export const tagOfCompany = (id: RawBuilder<unknown>): FieldInSql => ({
  beside: ({ actor }) => sql`from company_tags x
    ${notDeleted}
    join companies c on c.workspace_id = x.workspace_id and c.id = x.company_id
    where x.workspace_id = ${actor.workspaceId} and x.company_id = ${id}
      and ${ownerFilter(actor, 'customers.see', sql`c.owner_id`, sql`c.id`)}`,
  value: sql`x.tag_id`,
})

/**
 * The tags of people of another record, of those whom the reader may see.
 * @param people joins if need be, and `where` of `x.person_id`
 */
export const tagOfPeople = (people: RawBuilder<unknown>): FieldInSql => ({
  beside: ({ actor }) => sql`from person_tags x
    ${notDeleted}
    join people p on p.workspace_id = x.workspace_id and p.id = x.person_id
    ${people} and x.workspace_id = ${actor.workspaceId}
      and ${ownerFilter(actor, 'customers.see', sql`p.owner_id`, sql`p.id`)}`,
  value: sql`x.tag_id`,
})

/** A tag that was deleted is on nobody. */
const notDeleted = sql`join tags g on g.workspace_id = x.workspace_id and g.id = x.tag_id and g.deleted_at is null`
