import type { CellType } from '../reading/read-cell.ts'

export type Into = 'companies' | 'people' | 'colleagues' | 'products' | 'deals' | 'leads'

/** A field of ours: what it reads from a cell, and the database column it stands in; none where it has a table of its own. */
export interface Field {
  type: CellType
  column: string
}

const line = (column: string, most = 200): Field => ({ type: { is: 'line', most }, column })
const whole = (column: string, least: number, most: number): Field => ({
  type: { is: 'whole', least, most },
  column,
})
const email: Field = { type: { is: 'email' }, column: 'email' }
const phone: Field = { type: { is: 'phone' }, column: 'phone' }
const note: Field = { type: { is: 'prose' }, column: 'note' }
const externalId = line('external_id')
const name = line('name')
const language: Field = { type: { is: 'language' }, column: 'language' }
/** What is read of companies and people alike. */
const customer: Record<string, Field> = {
  needs: { type: { is: 'prose' }, column: 'needs' },
  preferences: { type: { is: 'prose' }, column: 'preferences' },
  orders_by: line('orders_by'),
  contact_time: line('contact_time'),
  tags: { type: { is: 'line', most: 2_000 }, column: '' },
}

export const recordFields: Record<Into, Record<string, Field>> = {
  companies: {
    external_id: externalId,
    name,
    industry: line('industry', 120),
    country: { type: { is: 'country' }, column: 'country' },
    city: line('city', 120),
    address: line('address', 300),
    website: { type: { is: 'web' }, column: 'website' },
    email,
    phone,
    tax_id: line('tax_id', 60),
    employees: whole('employees', 0, 100_000_000),
    revenue: { type: { is: 'money' }, column: 'revenue' },
    founded_year: whole('founded_year', 1000, 2200),
    language,
    ...customer,
    note,
  },
  people: {
    external_id: externalId,
    name,
    job_title: line('job_title', 120),
    email,
    phone,
    address: line('address', 300),
    city: line('city', 120),
    country: { type: { is: 'country' }, column: 'country' },
    language,
    ...customer,
    note,
  },
  colleagues: { external_id: externalId, name, email },
  products: {
    external_id: externalId,
    name,
    series: line('series', 120),
    price: { type: { is: 'money' }, column: 'price' },
    margin: { type: { is: 'share' }, column: 'margin' },
  },
  deals: {
    external_id: externalId,
    title: line('title'),
    stage: { type: { is: 'raw' }, column: 'stage_key' },
    amount: { type: { is: 'money' }, column: 'amount' },
    currency: { type: { is: 'currency' }, column: 'currency' },
    opened: { type: { is: 'moment' }, column: 'created_at' },
    closed: { type: { is: 'moment' }, column: 'closed_at' },
    close_reason: { type: { is: 'raw' }, column: 'close_reason' },
    close_note: { type: { is: 'prose' }, column: 'close_note' },
    source: { type: { is: 'source' }, column: 'source' },
    channel: { type: { is: 'channel' }, column: 'channel' },
    expected_close_on: { type: { is: 'day' }, column: 'expected_close_on' },
    next_contact_on: { type: { is: 'day' }, column: 'next_contact_on' },
  },
  leads: {
    external_id: externalId,
    name,
    company_name: line('company_name'),
    job_title: line('job_title', 120),
    email,
    phone,
    website: { type: { is: 'web' }, column: 'website' },
    city: line('city', 120),
    country: { type: { is: 'country' }, column: 'country' },
    language,
    need: { type: { is: 'prose' }, column: 'need' },
    amount: { type: { is: 'money' }, column: 'amount' },
    source: { type: { is: 'source' }, column: 'source' },
    channel: { type: { is: 'channel' }, column: 'channel' },
    campaign: line('campaign'),
  },
}

export function intoOf(mapping: { kind: string; into?: string | undefined }): Into {
  return (mapping.into ?? mapping.kind) as Into
}
