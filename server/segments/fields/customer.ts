import { type RawBuilder, sql } from 'kysely'
import type { EntityFields } from '../filters/asking.ts'

/** What is asked of companies `c` and people `p` alike: their tags, what they need and how they buy. */
export function customerFields(row: 'c' | 'p') {
  const of = (column: string): { value: RawBuilder<unknown> } => ({ value: sql.ref(`${row}.${column}`) })
  const [table, column] =
    row === 'c' ? (['company_tags', 'company_id'] as const) : (['person_tags', 'person_id'] as const)
  return {
    tag: {
      // A tag that was deleted is on nobody.
      beside: ({ actor }) => sql`from ${sql.table(table)} x
        join tags g on g.workspace_id = x.workspace_id and g.id = x.tag_id and g.deleted_at is null
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
