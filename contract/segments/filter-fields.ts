import type { FilterEntity, FilterType, Operator } from './filters.ts'

/** What customers need and how they buy. */
const habits = {
  needs: 'text',
  preferences: 'text',
  orders_by: 'text',
  order_rhythm: 'choice',
  payment_terms: 'choice',
  contact_channel: 'choice',
  language: 'choice',
} as const satisfies Record<string, FilterType>

/**
 * What can be asked of each kind of record. The server knows for each of these how it is asked in SQL
 * (server/segments/fields), the web what it is called (`filters.field.<entity>.<key>`); the company's own fields come
 * on top, as `own.<key>`.
 */
export const filterFields = {
  company: {
    name: 'text',
    industry: 'choice',
    country: 'choice',
    city: 'text',
    size: 'choice',
    employees: 'number',
    revenue: 'money',
    email: 'text',
    phone: 'text',
    website: 'text',
    tax_id: 'text',
    tag: 'record',
    ...habits,
    owner: 'member',
    created: 'date',
    /** Whatever was logged with it, its deals or anybody there. */
    last_activity: 'date',
    people: 'count',
    open_deals: 'count',
    won_deals: 'count',
    lost_deals: 'count',
    won_value: 'sum',
    last_won: 'date',
    /** An open deal of it runs in this process, or stands in this stage. */
    deal_process: 'record',
    deal_stage: 'choice',
    /** Something is agreed or to be done on an open deal of it. */
    next_step: 'yes_no',
    segment: 'segment',
  },
  person: {
    name: 'text',
    job_title: 'text',
    email: 'text',
    phone: 'text',
    city: 'text',
    country: 'choice',
    tag: 'record',
    ...habits,
    owner: 'member',
    created: 'date',
    company: 'record',
    company_industry: 'choice',
    company_country: 'choice',
    company_city: 'text',
    company_size: 'choice',
    company_tag: 'record',
    company_segment: 'segment',
    last_activity: 'date',
    open_deals: 'count',
    won_deals: 'count',
    lost_deals: 'count',
    won_value: 'sum',
    last_won: 'date',
    next_step: 'yes_no',
    segment: 'segment',
  },
  deal: {
    title: 'text',
    status: 'choice',
    process: 'record',
    stage: 'choice',
    /** It stands in this stage or in a later one, or did once. */
    reached: 'choice',
    amount: 'money',
    currency: 'choice',
    owner: 'member',
    source: 'choice',
    channel: 'choice',
    product: 'record',
    created: 'date',
    /** When it came into its stage. */
    entered: 'date',
    closed: 'date',
    expected_close: 'date',
    next_contact: 'date',
    /** A next contact is agreed, or a task of it is open. */
    next_step: 'yes_no',
    /** Longer in its stage than that may take. */
    late: 'yes_no',
    /** Its buyer is not yet where its stage says he should be. */
    buyer_behind: 'yes_no',
    /** It came by import with something missing. */
    flagged: 'yes_no',
    last_activity: 'date',
    company: 'record',
    /** Somebody on it. */
    person: 'record',
    company_industry: 'choice',
    company_country: 'choice',
    company_size: 'choice',
    company_tag: 'record',
    /** Of somebody on it. */
    person_tag: 'record',
    /** Its company, or somebody on it, is in the segment. */
    segment: 'segment',
  },
  product: {
    name: 'text',
    series: 'choice',
    price: 'money',
    created: 'date',
    in_sale: 'yes_no',
    open_deals: 'count',
    won_deals: 'count',
  },
  lead: {
    name: 'text',
    company_name: 'text',
    job_title: 'text',
    email: 'text',
    phone: 'text',
    city: 'text',
    country: 'choice',
    language: 'choice',
    need: 'text',
    status: 'choice',
    status_since: 'date',
    disqualify_reason: 'choice',
    source: 'choice',
    channel: 'choice',
    campaign: 'text',
    came_by: 'choice',
    product: 'record',
    amount: 'money',
    score: 'number',
    owner: 'member',
    created: 'date',
    last_activity: 'date',
    first_contact: 'date',
    /** Nobody was in touch by the time somebody should have been. */
    late: 'yes_no',
    became_deal: 'yes_no',
    /** The deal it became is won. */
    became_won: 'yes_no',
    /** Of the company and the person it became. */
    company_tag: 'record',
    person_tag: 'record',
    segment: 'segment',
  },
} as const satisfies Record<FilterEntity, Record<string, FilterType>>

/** What the sizes of a company are called; see `companySize`. */
export const companySizes = ['micro', 'small', 'medium', 'large'] as const

/** The operator that holds exactly where this one does not. */
export const opposites = {
  is_not: 'is',
  none_of: 'any_of',
  not_in_last: 'in_last',
  empty: 'filled',
} as const satisfies Partial<Record<Operator, Operator>>
