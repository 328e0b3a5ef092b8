import type { BulkList } from '../../../contract/bulk.ts'

/** A column that a field is kept in, and its type. */
type Column = readonly [name: string, type: 'text' | 'integer' | 'bigint' | 'uuid' | 'date']

/**
 * Fields that single editing writes and nothing else follows: they can be written for many records in one statement.
 * Every other field goes through its command record by record.
 */
export const plainFields: Readonly<Record<BulkList, Readonly<Record<string, Column>>>> = {
  companies: {
    industry: ['industry', 'text'],
    country: ['country', 'text'],
    city: ['city', 'text'],
    address: ['address', 'text'],
    website: ['website', 'text'],
    email: ['email', 'text'],
    phone: ['phone', 'text'],
    taxId: ['tax_id', 'text'],
    employees: ['employees', 'integer'],
    revenue: ['revenue', 'bigint'],
    currency: ['currency', 'text'],
    foundedYear: ['founded_year', 'integer'],
    ownerId: ['owner_id', 'uuid'],
    note: ['note', 'text'],
  },
  people: {
    companyId: ['company_id', 'uuid'],
    jobTitle: ['job_title', 'text'],
    email: ['email', 'text'],
    phone: ['phone', 'text'],
    ownerId: ['owner_id', 'uuid'],
    note: ['note', 'text'],
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
