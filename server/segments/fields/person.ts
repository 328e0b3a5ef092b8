import { sql } from 'kysely'
import type { EntityFields } from '../filters/asking.ts'
import { companyBeside, companyColumns, lastActivityOf } from './company.ts'
import { customerFields, tagOfCompany } from './customer.ts'
import { dealFields, seenDeals } from './deals-of.ts'

const atCompany = companyBeside(sql`p.company_id`)

/** How a person `p` is asked. */
export const personFields = {
  name: {
    value: sql`p.name`,
    like: (pattern) => sql`p.id in (select id from people_like(${pattern}, null, null))`,
  },
  job_title: { value: sql`p.job_title` },
  email: { value: sql`p.email` },
  phone: { value: sql`p.phone` },
  city: { value: sql`p.city` },
  country: { value: sql`p.country` },
  ...customerFields('p'),
  owner: { value: sql`p.owner_id` },
  created: { value: sql`p.created_at` },
  company: { beside: atCompany, value: sql`c.id` },
  company_industry: { beside: atCompany, value: companyColumns.industry.value },
  company_country: { beside: atCompany, value: companyColumns.country.value },
  company_city: { beside: atCompany, value: companyColumns.city.value },
  company_size: { beside: atCompany, choices: companyColumns.size.choices },
  company_tag: tagOfCompany(sql`p.company_id`),
  company_segment: {
    inSegment: { company: (member, asking) => sql`exists (select ${atCompany(asking)} and ${member})` },
  },
  last_activity: { beside: () => lastActivityOf(sql`p`), value: sql`l.at` },
  ...withoutStages(
    dealFields({
      from: (asking) => sql`from deal_people dp
        join deals d on d.workspace_id = dp.workspace_id and d.id = dp.deal_id
        where dp.workspace_id = ${asking.actor.workspaceId} and ${seenDeals(asking)}`,
      of: sql`dp.person_id`,
      record: sql`p.id`,
    }),
  ),
  segment: { inSegment: { person: (member) => member } },
} as const satisfies EntityFields

function withoutStages<Fields extends { deal_process: unknown; deal_stage: unknown }>(fields: Fields) {
  const { deal_process: _process, deal_stage: _stage, ...others } = fields
  return others
}
