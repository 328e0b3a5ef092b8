import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { type Column, instant, money, number, text } from './column.ts'

/** Of a company `c` with its owner `o`. */
export const companyColumns = ({ timeZone }: Actor): readonly Column[] => [
  text('name', sql`c.name`),
  text('industry', sql`c.industry`),
  text('city', sql`c.city`),
  text('country', sql`c.country`),
  text('address', sql`c.address`),
  text('phone', sql`c.phone`),
  text('email', sql`c.email`),
  text('website', sql`c.website`),
  text('tax_id', sql`c.tax_id`),
  number('employees', sql`c.employees`),
  ...money('revenue', sql`c.revenue`, sql`c.currency`),
  number('founded_year', sql`c.founded_year`),
  text('owner', sql`o.name`),
  text('note', sql`c.note`),
  text('external_id', sql`c.external_id`),
  instant('created', sql`c.created_at`, timeZone),
]

/** Of a person `p` with company `c` and owner `o`. */
export const personColumns = ({ timeZone }: Actor): readonly Column[] => [
  text('name', sql`p.name`),
  text('job', sql`p.job_title`),
  text('company', sql`c.name`),
  text('email', sql`p.email`),
  text('phone', sql`p.phone`),
  text('language', sql`p.language`),
  text('owner', sql`o.name`),
  text('note', sql`p.note`),
  text('external_id', sql`p.external_id`),
  instant('created', sql`p.created_at`, timeZone),
]
