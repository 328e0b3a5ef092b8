import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../platform/actor.ts'
import type { RecordPlace } from './records.ts'

type Sql = RawBuilder<unknown>

/** One way of finding records of a kind: which, how near they are, and in what order. */
interface Branch {
  /** Else the table itself. */
  from?: Sql
  where: Sql
  near?: Sql
  order?: Sql
  matched?: Sql
  most?: number
}

/** Only what may be seen, the first of them. */
export function branch(
  { table, alias, form, visible }: RecordPlace,
  actor: Actor,
  tier: Sql,
  { from, where, near, order, matched, most = 1 }: Branch,
): Sql {
  const a = sql.ref(alias)
  return sql`
    (select ${tier} as tier, ${near ?? sql`0::real`} as near, ${matched ?? sql`null::jsonb`} as matched, ${a}.*
     from ${from ?? table}
     where ${a}.workspace_id = ${actor.workspaceId} and ${where} and ${visible(actor)}
     order by ${order ? sql`${order}, ` : sql``}${form}, ${a}.id
     limit ${sql.lit(most)})`
}

export const beginsWith = (form: Sql, text: string) =>
  sql`(${form} >= search_form(${text}) and ${form} < search_form(${text}) || chr(1114111))`
