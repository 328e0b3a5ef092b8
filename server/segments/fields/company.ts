import { type RawBuilder, sql } from 'kysely'
import { ownerFilter } from '../../team/reach.ts'
import type { Asking, EntityFields } from '../filters/asking.ts'
import { customerFields } from './customer.ts'
import { dealFields, seenDeals } from './deals-of.ts'

/** What the row of a company `c` says by itself. */
export const companyColumns = {
  industry: { value: sql`c.industry` },
  country: { value: sql`c.country` },
  city: { value: sql`c.city` },
  /** As `companySize` has it (EU Recommendation 2003/361/EC). */
  size: {
    choices: {
      micro: sql`(c.employees >= 1 and c.employees < 10)`,
      small: sql`(c.employees >= 10 and c.employees < 50)`,
      medium: sql`(c.employees >= 50 and c.employees < 250)`,
      large: sql`c.employees >= 250`,
    },
  },
} as const satisfies EntityFields

/** How a company `c` is asked. */
export const companyFields = {
  name: {
    value: sql`c.name`,
    like: (pattern) => sql`c.id in (select id from companies_like(${pattern}, null, null))`,
  },
  ...companyColumns,
  employees: { value: sql`c.employees` },
  revenue: { value: sql`c.revenue`, currency: sql`c.currency` },
  email: { value: sql`c.email` },
  phone: { value: sql`c.phone` },
  website: { value: sql`c.website` },
  tax_id: { value: sql`c.tax_id` },
  ...customerFields('c'),
  owner: { value: sql`c.owner_id` },
  created: { value: sql`c.created_at` },
  last_activity: { beside: () => lastActivityOf(sql`c`), value: sql`l.at` },
  people: {
    many: {
      from: ({ actor }) => sql`from people p
        where p.workspace_id = ${actor.workspaceId} and p.company_id is not null
          and ${ownerFilter(actor, 'customers.see', sql`p.owner_id`, sql`p.id`)}`,
      of: sql`p.company_id`,
      record: sql`c.id`,
    },
  },
  ...dealFields({
    from: (asking) => sql`from deals d where ${seenDeals(asking)} and d.company_id is not null`,
    of: sql`d.company_id`,
    record: sql`c.id`,
  }),
  segment: { inSegment: { company: (member) => member } },
} as const satisfies EntityFields

/** When something was last logged about a record. */
export function lastActivityOf(record: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`from last_activities l where l.workspace_id = ${record}.workspace_id and l.subject_id = ${record}.id`
}

/** The company `c` of another record, where the reader may see it. */
export function companyBeside(id: RawBuilder<unknown>) {
  return ({ actor }: Asking): RawBuilder<unknown> => sql`from companies c
    where c.workspace_id = ${actor.workspaceId} and c.id = ${id}
      and ${ownerFilter(actor, 'customers.see', sql`c.owner_id`, sql`c.id`)}`
}
