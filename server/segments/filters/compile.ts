import { type RawBuilder, sql } from 'kysely'
import { filterFields, opposites } from '../../../contract/segments/filter-fields.ts'
import {
  type Condition,
  type Filter,
  type FilterEntity,
  type FilterType,
  operatorsOf,
} from '../../../contract/segments/filters.ts'
import { Refusal } from '../../platform/refusal.ts'
import { companyFields } from '../fields/company.ts'
import { dealFieldsInSql } from '../fields/deal.ts'
import { leadFields } from '../fields/lead.ts'
import { ownFieldInSql } from '../fields/own.ts'
import { personFields } from '../fields/person.ts'
import { productFields } from '../fields/product.ts'
import type { Asking, EntityFields, FieldInSql, FieldOf } from './asking.ts'
import { manyHold } from './many.ts'
import { patternOf, testFor } from './test.ts'

/**
 * A filter as SQL about a row: `c` of companies, `p` of people and of products, `d` of deals, `l` of leads. Every value
 * is a parameter and every name comes from here. It says nothing of the workspace, nor of what the reader may see of
 * the rows themselves: that is the list's to say.
 * @param path where the filter stands in the request, as `query.filter`
 * @throws Refusal `malformed` naming the field, operator or value that is not known, or where it becomes too long
 */
export function compileFilter(
  entity: FilterEntity,
  filter: Filter,
  asking: Asking,
  path: string,
): RawBuilder<boolean> {
  return group(entity, filter, { asking, within: [], asked: { conditions: 0 } }, path)
}

/** Rows of an entity have one name in every statement that is filtered. */
export const rowOf = {
  company: sql`c`,
  person: sql`p`,
  deal: sql`d`,
  product: sql`p`,
  lead: sql`l`,
} as const satisfies Record<FilterEntity, RawBuilder<unknown>>

const fieldsInSql: Record<FilterEntity, EntityFields> = {
  company: companyFields,
  person: personFields,
  deal: dealFieldsInSql,
  product: productFields,
  lead: leadFields,
}

interface Place {
  asking: Asking
  /** The segments one is inside of: one that names itself would never end. */
  within: readonly string[]
  /** How much the whole filter has become so far. */
  asked: { conditions: number }
}

/**
 * Conditions of a filter, with those of the segments it names wherever it names them: a few that name each other several
 * times over would otherwise be millions.
 */
const mostConditions = 500

function group(entity: FilterEntity, filter: Filter, place: Place, path: string): RawBuilder<boolean> {
  const [how, parts] = 'all' in filter ? (['all', filter.all] as const) : (['any', filter.any] as const)
  if (parts.length === 0) return sql<boolean>`true`
  const compiled = parts.map((part, index) => {
    const at = `${path}.${how}.${index}`
    return 'field' in part ? condition(entity, part, place, at) : group(entity, part, place, at)
  })
  return sql<boolean>`(${sql.join(compiled, how === 'all' ? sql` and ` : sql` or `)})`
}

function condition(
  entity: FilterEntity,
  { field, operator, value }: Condition,
  place: Place,
  path: string,
): RawBuilder<boolean> {
  if (++place.asked.conditions > mostConditions)
    throw refused(path, 'too_long', `more than ${mostConditions} conditions`)
  const { type, inSql } = fieldOf(entity, field, place.asking, `${path}.field`)
  const form = (operatorsOf[type] as Record<string, (typeof operatorsOf)['text']['is'] | null>)[operator]
  if (form === undefined)
    throw refused(`${path}.operator`, 'unknown_operator', `${field} has no "${operator}"`)
  const given = form === null ? { success: value === undefined, data: undefined } : form.safeParse(value)
  if (!given.success) throw refused(`${path}.value`, 'bad_value', `no value for ${field} ${operator}`)

  const positive = opposites[operator as keyof typeof opposites]
  if (!positive) return holds(type, inSql, operator, given.data, place, path)
  const opposite = holds(type, inSql, positive, given.data, place, path)
  // `not exists` is joined the quick way round; of values themselves, nothing filled in counts as not holding.
  return 'beside' in inSql || 'many' in inSql
    ? sql<boolean>`not ${opposite}`
    : sql<boolean>`(${opposite}) is not true`
}

function fieldOf(entity: FilterEntity, field: string, { ownFields }: Asking, path: string): FieldOf {
  const types: Record<string, FilterType> = filterFields[entity]
  const own = ownFields.find((one) => one.entity === entity && `own.${one.key}` === field)
  if (own) return ownFieldInSql(own, rowOf[entity])
  const type = Object.hasOwn(types, field) ? types[field] : undefined
  const inSql = fieldsInSql[entity][field]
  if (!type || !inSql) throw refused(path, 'unknown_field', `there is no field "${field}"`)
  return { type, inSql }
}

function holds(
  type: FilterType,
  inSql: FieldInSql,
  operator: string,
  value: unknown,
  place: Place,
  path: string,
): RawBuilder<boolean> {
  const { asking } = place
  if ('many' in inSql) return manyHold(type, inSql.many, operator, value, asking)
  if ('holds' in inSql)
    return value === true ? inSql.holds(asking) : sql<boolean>`(${inSql.holds(asking)}) is not true`
  if ('inSegment' in inSql) return inOneOf(inSql, value as string[], place, `${path}.value`)
  if ('like' in inSql && inSql.like && (operator === 'contains' || operator === 'starts_with'))
    return inSql.like(patternOf(operator, value as string))
  const tested =
    'choices' in inSql
      ? oneOfChoices(inSql.choices, operator === 'filled' ? Object.keys(inSql.choices) : (value as string[]))
      : testFor(
          type,
          operator,
          value,
          asking,
          'days' in inSql,
        )(inSql.value, 'currency' in inSql ? inSql.currency : undefined)
  if ('beside' in inSql && inSql.beside)
    return sql<boolean>`exists (select ${inSql.beside(asking)} and ${tested})`
  return tested
}

function oneOfChoices(
  choices: Readonly<Record<string, RawBuilder<boolean>>>,
  chosen: readonly string[],
): RawBuilder<boolean> {
  const known = chosen.flatMap((one) => (Object.hasOwn(choices, one) ? [choices[one]] : []))
  return known.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(known, sql` or `)})`
}

function inOneOf(
  { inSegment }: Extract<FieldInSql, { inSegment: unknown }>,
  ids: readonly string[],
  { asking, within, asked }: Place,
  path: string,
): RawBuilder<boolean> {
  const each = ids.map((id, index) => {
    const segment = asking.segments.get(id)
    const lookFor = segment && inSegment[segment.entity]
    if (!segment || !lookFor) throw refused(`${path}.${index}`, 'unknown_record', 'no such segment')
    if (within.includes(id))
      throw refused(`${path}.${index}`, 'contains_itself', `"${segment.name}" contains itself`)
    const member = group(segment.entity, segment.filter, { asking, within: [...within, id], asked }, path)
    return lookFor(member, asking)
  })
  return sql<boolean>`(${sql.join(each, sql` or `)})`
}

function refused(path: string, code: string, message: string): Refusal {
  return new Refusal('malformed', undefined, [{ path, code, message }])
}
