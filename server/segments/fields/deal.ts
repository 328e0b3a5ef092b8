import { sql } from 'kysely'
import { ownerFilter } from '../../team/reach.ts'
import type { Asking, EntityFields } from '../filters/asking.ts'
import { buyerBehind } from './buyer-behind.ts'
import { companyBeside, companyColumns, lastActivityOf } from './company.ts'
import { tagOfCompany, tagOfPeople } from './customer.ts'
import { hasNextStep } from './deals-of.ts'
import { reachedStages } from './reached-stages.ts'

const ofCompany = companyBeside(sql`d.company_id`)

/** How a deal `d` is asked. */
export const dealFieldsInSql = {
  title: {
    value: sql`d.title`,
    like: (pattern) => sql`d.id in (select id from deals_like(${pattern}, null, null))`,
  },
  status: { value: sql`d.status` },
  process: { value: sql`d.process_id` },
  stage: { value: sql`d.stage_key` },
  reached: { beside: () => reachedStages, value: sql`r.key` },
  amount: { value: sql`d.amount`, currency: sql`d.currency` },
  currency: { value: sql`d.currency` },
  owner: { value: sql`d.owner_id` },
  source: { value: sql`d.source` },
  channel: { value: sql`d.channel` },
  product: { value: sql`d.product_id` },
  created: { value: sql`d.created_at` },
  entered: { value: sql`d.entered_at` },
  closed: { value: sql`d.closed_at` },
  expected_close: { value: sql`d.expected_close_on`, days: true },
  next_contact: { value: sql`d.next_contact_on`, days: true },
  next_step: { holds: () => hasNextStep },
  late: { holds: () => sql`(d.status = 'open' and d.deadline_at < now())` },
  buyer_behind: { holds: ({ actor }) => sql`(${buyerBehind(actor)})` },
  flagged: { holds: () => sql`(d.import_flags is not null)` },
  last_activity: { beside: () => lastActivityOf(sql`d`), value: sql`l.at` },
  company: { value: sql`d.company_id` },
  person: {
    beside: () => sql`from deal_people dp where dp.workspace_id = d.workspace_id and dp.deal_id = d.id`,
    value: sql`dp.person_id`,
  },
  company_industry: { beside: ofCompany, value: companyColumns.industry.value },
  company_country: { beside: ofCompany, value: companyColumns.country.value },
  company_size: { beside: ofCompany, choices: companyColumns.size.choices },
  company_tag: tagOfCompany(sql`d.company_id`),
  person_tag: tagOfPeople(
    sql`join deal_people dp on dp.workspace_id = x.workspace_id and dp.person_id = x.person_id
      where dp.deal_id = d.id`,
  ),
  segment: {
    inSegment: {
      company: (member, asking) => sql`exists (select ${ofCompany(asking)} and ${member})`,
      person: (member, asking) => sql`exists (select ${peopleOn(asking)} and ${member})`,
    },
  },
} as const satisfies EntityFields

function peopleOn({ actor }: Asking) {
  return sql`from deal_people dp
    join people p on p.workspace_id = dp.workspace_id and p.id = dp.person_id
    where dp.workspace_id = ${actor.workspaceId} and dp.deal_id = d.id
      and ${ownerFilter(actor, 'customers.see', sql`p.owner_id`, sql`p.id`)}`
}
