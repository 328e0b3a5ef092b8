import { type RawBuilder, sql } from 'kysely'
import type { CheckedEntity, Fault } from '../../../contract/hygiene/checks.ts'
import type { Condition, Filter } from '../../../contract/segments/filters.ts'
import { fieldRefusal } from '../../platform/refusal.ts'
import { companyFields } from '../../segments/fields/company.ts'
import { dealFieldsInSql } from '../../segments/fields/deal.ts'
import { leadFields } from '../../segments/fields/lead.ts'
import { ownFieldInSql } from '../../segments/fields/own.ts'
import { personFields } from '../../segments/fields/person.ts'
import type { Asking, EntityFields } from '../../segments/filters/asking.ts'
import { compileFilter, rowOf } from '../../segments/filters/compile.ts'
import { misspeltHosts } from '../repairs/corrected-email.ts'

/**
 * What is wrong, as SQL about a row of the kind (`c`, `p`, `d`, `l`, see compileFilter): true, or not true.
 * @param path where the fault stands in a request, as `body.fault`
 * @throws Refusal `malformed` naming what is not known
 */
export function faultInSql(
  entity: CheckedEntity,
  fault: Fault,
  asking: Asking,
  path: string,
): RawBuilder<boolean> {
  const meant = (...conditions: Condition[]) => compileFilter(entity, { all: conditions }, asking, path)
  switch (fault.is) {
    case 'missing':
      return sql<boolean>`(${sql.join(
        fault.fields.map((field) => (isAmount(entity, field) ? sql`d.amount = 0` : meant(empty(field)))),
        sql` and `,
      )})`
    case 'malformed':
      return cannotBe[fault.as](textOf(entity, fault.field, asking, path))
    case 'unlike':
      return sql<boolean>`(${textOf(entity, fault.field, asking, path)} !~* ${patternInSql(fault.pattern)}::text)`
    case 'past':
      return meant({ field: fault.field, operator: 'before', value: asking.today.toString() })
    case 'old': {
      const before = asking.today.subtract({ days: fault.days }).toString()
      const old: Filter = {
        any: [empty(fault.field), { field: fault.field, operator: 'before', value: before }],
      }
      return compileFilter(entity, old, asking, path)
    }
    case 'meant':
      return compileFilter(entity, fault.filter, asking, path)
  }
}

/** `000-000 A?*` as a regular expression of the database, which none of them can keep busy. */
export function patternInSql(pattern: string): string {
  const parts = [...pattern].map((sign) => placeholders[sign] ?? sign.replace(/[^\p{L}\p{N}\s]/u, '\\$&'))
  return `^${parts.join('')}$`
}

const placeholders: Record<string, string> = { 0: '\\d', A: '[[:alpha:]]', '?': '.', '*': '.*' }

/** Whether a deal is to be done at all stands in one field, and what it is worth in one that is never empty. */
const isAmount = (entity: CheckedEntity, field: string) => entity === 'deal' && field === 'amount'

const empty = (field: string): Condition =>
  field === 'next_step' ? { field, operator: 'is', value: false } : { field, operator: 'empty' }

const cannotBe = {
  email: (value: RawBuilder<unknown>) =>
    sql<boolean>`(is_no_email(${value}) or split_part(lower(${value}), '@', 2) = any (${misspeltHosts}::text[]))`,
  phone: (value: RawBuilder<unknown>) => sql<boolean>`is_no_phone(${value})`,
  website: (value: RawBuilder<unknown>) => sql<boolean>`is_no_website(${value})`,
}

const fieldsOfEntity: Record<CheckedEntity, EntityFields> = {
  company: companyFields,
  person: personFields,
  deal: dealFieldsInSql,
  lead: leadFields,
}

function textOf(entity: CheckedEntity, field: string, asking: Asking, path: string): RawBuilder<unknown> {
  // Whether there is such a text, the filters know.
  compileFilter(entity, { all: [{ field, operator: 'is', value: ['x'] }] }, asking, path)
  const own = asking.ownFields.find((one) => one.entity === entity && `own.${one.key}` === field)
  const inSql = own ? ownFieldInSql(own, rowOf[entity]).inSql : fieldsOfEntity[entity][field]
  if (!inSql || !('value' in inSql) || 'beside' in inSql)
    throw fieldRefusal('malformed', `${path}.field`, `${field} is no text of its own`)
  return inSql.value
}
