import { sql } from 'kysely'
import { tagNames, tagsOfRow } from '../../customers/tags/listed-tags.ts'
import type { Actor } from '../../platform/actor.ts'
import { wordIn } from '../words/choice-words.ts'
import { contactColumns, parentColumn, reportsToColumn } from './beside.ts'
import { type Column, instant, money, number, text, word } from './column.ts'

/** Of a company `c` with its owner `o`. */
export const companyColumns = (actor: Actor): readonly Column[] => [
  text('name', sql`c.name`),
  text('industry', sql`c.industry`),
  text('city', sql`c.city`),
  text('country', sql`c.country`),
  text('address', sql`c.address`),
  text('phone', sql`c.phone`),
  text('email', sql`c.email`),
  ...contactColumns('c', actor),
  text('website', sql`c.website`),
  text('tax_id', sql`c.tax_id`),
  number('employees', sql`c.employees`),
  ...money('revenue', sql`c.revenue`, sql`c.currency`),
  number('founded_year', sql`c.founded_year`),
  parentColumn(actor),
  text('owner', sql`o.name`),
  ...customerColumns('c', actor),
  text('note', sql`c.note`),
  text('external_id', sql`c.external_id`),
  instant('created', sql`c.created_at`, actor.timeZone),
  text('stagecraft_id', sql`c.id`),
]

/** Of a person `p` with company `c` and owner `o`. */
export const personColumns = (actor: Actor): readonly Column[] => [
  text('name', sql`p.name`),
  text('job', sql`p.job_title`),
  text('company', sql`c.name`),
  reportsToColumn(actor),
  text('email', sql`p.email`),
  text('phone', sql`p.phone`),
  text('address', sql`p.address`),
  text('city', sql`p.city`),
  text('country', sql`p.country`),
  ...contactColumns('p', actor),
  text('owner', sql`o.name`),
  ...customerColumns('p', actor),
  text('note', sql`p.note`),
  text('external_id', sql`p.external_id`),
  instant('created', sql`p.created_at`, actor.timeZone),
  text('stagecraft_id', sql`p.id`),
]

/** What companies and people are asked alike. */
function customerColumns(row: 'c' | 'p', actor: Actor): Column[] {
  const { language } = actor
  const of = (column: string) => sql.ref(`${row}.${column}`)
  return [
    text('tags', tagNames(actor, tagsOfRow(row))),
    text('needs', of('needs')),
    text('preferences', of('preferences')),
    text('orders_by', of('orders_by')),
    word('order_rhythm', of('order_rhythm'), wordIn('orderRhythm', language)),
    word('payment_terms', of('payment_terms'), wordIn('paymentTerms', language)),
    word('contact_channel', of('contact_channel'), wordIn('contactChannel', language)),
    text('contact_time', of('contact_time')),
    text('language', of('language')),
  ]
}
