import type { CheckedEntity, Fault } from '../../../contract/hygiene/checks.ts'
import type { Filter } from '../../../contract/segments/filters.ts'

export interface UsualCheck {
  key: string
  entity: CheckedEntity
  fault: Fault
  about: Filter
}

const everything: Filter = { all: [] }

const missing = (key: string, entity: CheckedEntity, ...fields: string[]): UsualCheck => ({
  key,
  entity,
  fault: { is: 'missing', fields },
  about: everything,
})

const malformed = (entity: CheckedEntity, as: 'email' | 'phone' | 'website'): UsualCheck => ({
  key: `${entity}_${as}`,
  entity,
  fault: { is: 'malformed', field: as, as },
  about: everything,
})

const past = (key: string, field: string): UsualCheck => ({
  key,
  entity: 'deal',
  fault: { is: 'past', field },
  about: everything,
})

/** What the house looks for before anybody has said anything, in the order in which it is best put right. */
export const usualChecks: readonly UsualCheck[] = [
  missing('deal_next_step', 'deal', 'next_step'),
  past('deal_overdue', 'expected_close'),
  past('deal_contact_overdue', 'next_contact'),
  missing('deal_amount', 'deal', 'amount'),
  missing('deal_expected_close', 'deal', 'expected_close'),
  missing('deal_source', 'deal', 'source'),
  {
    key: 'lead_first_contact',
    entity: 'lead',
    fault: { is: 'meant', filter: { all: [{ field: 'late', operator: 'is', value: true }] } },
    about: everything,
  },
  missing('lead_reachable', 'lead', 'email', 'phone'),
  malformed('lead', 'email'),
  malformed('lead', 'phone'),
  missing('person_reachable', 'person', 'email', 'phone'),
  malformed('person', 'email'),
  malformed('person', 'phone'),
  {
    key: 'person_company',
    entity: 'person',
    fault: { is: 'missing', fields: ['company'] },
    // Who buys for himself is a customer without a company.
    about: {
      all: [
        { field: 'open_deals', operator: 'is', value: 0 },
        { field: 'won_deals', operator: 'is', value: 0 },
      ],
    },
  },
  missing('company_owner', 'company', 'owner'),
  missing('company_country', 'company', 'country'),
  missing('company_industry', 'company', 'industry'),
  malformed('company', 'website'),
  malformed('company', 'email'),
  malformed('company', 'phone'),
]
