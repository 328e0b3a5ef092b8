import { sql } from 'kysely'
import type { EntityFields } from '../filters/asking.ts'
import { tagOfCompany, tagOfPeople } from './customer.ts'

/** How a lead `l` is asked. */
export const leadFields = {
  name: { value: sql`l.name` },
  company_name: { value: sql`l.company_name` },
  job_title: { value: sql`l.job_title` },
  email: { value: sql`l.email` },
  phone: { value: sql`l.phone` },
  city: { value: sql`l.city` },
  country: { value: sql`l.country` },
  language: { value: sql`l.language` },
  need: { value: sql`l.need` },
  status: { value: sql`l.status` },
  status_since: { value: sql`l.status_at` },
  disqualify_reason: { value: sql`l.disqualify_reason` },
  source: { value: sql`l.source` },
  channel: { value: sql`l.channel` },
  campaign: { value: sql`l.campaign` },
  came_by: { value: sql`l.came_by` },
  product: { value: sql`l.product_id` },
  amount: { value: sql`l.amount`, currency: sql`l.currency` },
  score: { value: sql`l.score` },
  owner: { value: sql`l.owner_id` },
  created: { value: sql`l.created_at` },
  last_activity: { value: sql`l.last_contact_at` },
  first_contact: { value: sql`l.first_contact_at` },
  late: { holds: () => sql`(l.first_contact_at is null and l.first_contact_due_at < now())` },
  became_deal: { holds: () => sql`(l.deal_id is not null)` },
  became_won: {
    holds: () =>
      sql`exists (select from deals d where d.workspace_id = l.workspace_id and d.id = l.deal_id and d.status = 'won')`,
  },
  company_tag: tagOfCompany(sql`l.company_id`),
  person_tag: tagOfPeople(sql`where x.person_id = l.person_id`),
  segment: { inSegment: { lead: (member) => member } },
} as const satisfies EntityFields
