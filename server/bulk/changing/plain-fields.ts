import type { BulkList } from '../../../contract/bulk.ts'

/** A column that a field is kept in, and its type. */
type Column = readonly [name: string, type: 'text' | 'integer' | 'bigint' | 'uuid' | 'date']

/** What is kept of a company and of a person alike. */
const customerFields = {
  country: ['country', 'text'],
  city: ['city', 'text'],
  address: ['address', 'text'],
  email: ['email', 'text'],
  phone: ['phone', 'text'],
  ownerId: ['owner_id', 'uuid'],
  note: ['note', 'text'],
  needs: ['needs', 'text'],
  preferences: ['preferences', 'text'],
  ordersBy: ['orders_by', 'text'],
  orderRhythm: ['order_rhythm', 'text'],
  paymentTerms: ['payment_terms', 'text'],
  contactChannel: ['contact_channel', 'text'],
  contactTime: ['contact_time', 'text'],
  language: ['language', 'text'],
  emailLabel: ['email_label', 'text'],
  phoneLabel: ['phone_label', 'text'],
  addressLabel: ['address_label', 'text'],
} as const

/**
 * Fields that single editing writes and nothing else follows: they can be written for many records in one statement.
 * Every other field goes through its command record by record.
 */
export const plainFields: Readonly<Record<BulkList, Readonly<Record<string, Column>>>> = {
  companies: {
    ...customerFields,
    industry: ['industry', 'text'],
    website: ['website', 'text'],
    taxId: ['tax_id', 'text'],
    employees: ['employees', 'integer'],
    revenue: ['revenue', 'bigint'],
    currency: ['currency', 'text'],
    foundedYear: ['founded_year', 'integer'],
  },
  people: {
    ...customerFields,
    companyId: ['company_id', 'uuid'],
    jobTitle: ['job_title', 'text'],
  },
  deals: {
    companyId: ['company_id', 'uuid'],
    source: ['source', 'text'],
    channel: ['channel', 'text'],
    expectedCloseOn: ['expected_close_on', 'date'],
    nextContactOn: ['next_contact_on', 'date'],
  },
  leads: {},
  products: {},
}

/** Whether these fields can be written for many records at once; own fields can wherever others can. */
export function arePlain(list: BulkList, fields: readonly string[]): boolean {
  return list !== 'leads' && list !== 'products' && fields.every((field) => field in plainFields[list])
}
