import { type RawBuilder, sql } from 'kysely'
import type { FilterType } from '../../../contract/segments/filters.ts'
import type { OwnFieldKind } from '../../fields/known-own-fields.ts'
import type { FieldOf } from '../filters/asking.ts'

/** How a field that the company added itself is asked of a row that has its values in `own`; see contract/fields.ts. */
export function ownFieldInSql({ type, key }: OwnFieldKind, row: RawBuilder<unknown>): FieldOf {
  const kept = sql`(${row}.own -> ${key}::text)`
  const text = sql`(${row}.own ->> ${key}::text)`
  switch (type) {
    case 'text':
    case 'link':
      return { type: 'text', inSql: { value: text } }
    case 'number':
      return { type, inSql: { value: sql`${text}::numeric` } }
    case 'money':
      return {
        type,
        inSql: { value: sql`(${kept} ->> 'amount')::bigint`, currency: sql`(${kept} ->> 'currency')` },
      }
    case 'date':
      return { type, inSql: { value: sql`${text}::date`, days: true } }
    case 'choice':
      return { type, inSql: { value: text } }
    case 'choices':
      return { type, inSql: { value: kept } }
    case 'person':
      return { type: 'member' satisfies FilterType, inSql: { value: sql`${text}::uuid` } }
    case 'yes_no':
      return { type, inSql: { holds: () => sql`coalesce(${text}::boolean, false)` } }
  }
}
