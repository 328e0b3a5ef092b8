import type { CellType } from '../reading/read-cell.ts'
import type { WordKind } from '../reading/read-word.ts'

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
const prose = (column: string, most = 20_000): Field => ({ type: { is: 'prose', most }, column })
const word = (column: string, of: WordKind): Field => ({ type: { is: 'word', of }, column })
const note = prose('note')
const address = prose('address', 500)
const currency: Field = { type: { is: 'currency' }, column: 'currency' }
/** Our own id: what a row is recognised by, and never changed. */
const ourId: Field = { type: { is: 'id' }, column: '' }
const externalId = line('external_id')
const name = line('name')
const language: Field = { type: { is: 'language' }, column: 'language' }
/** What is read of companies and people alike. */
const customer: Record<string, Field> = {
  needs: prose('needs', 4_000),
  preferences: prose('preferences', 4_000),
  orders_by: line('orders_by'),
  order_rhythm: word('order_rhythm', 'orderRhythm'),
  payment_terms: word('payment_terms', 'paymentTerms'),
  contact_channel: word('contact_channel', 'contactChannel'),
  contact_time: line('contact_time'),
  tags: { type: { is: 'line', most: 2_000 }, column: '' },
}

export const recordFields: Record<Into, Record<string, Field>> = {
  companies: {
    stagecraft_id: ourId,
    external_id: externalId,
    name,
    industry: line('industry', 120),
    country: { type: { is: 'country' }, column: 'country' },
    city: line('city', 120),
    address,
    website: { type: { is: 'web' }, column: 'website' },
    email,
    phone,
    tax_id: line('tax_id', 60),
    employees: whole('employees', 0, 100_000_000),
    revenue: { type: { is: 'money' }, column: 'revenue' },
    currency,
    founded_year: whole('founded_year', 1000, 2200),
    language,
    ...customer,
    note,
  },
  people: {
    stagecraft_id: ourId,
    external_id: externalId,
    name,
    job_title: line('job_title', 120),
    email,
    phone,
    address,
    city: line('city', 120),
    country: { type: { is: 'country' }, column: 'country' },
    language,
    ...customer,
    note,
  },
  colleagues: { external_id: externalId, name, email },
  products: {
    stagecraft_id: ourId,
    external_id: externalId,
    name,
    series: line('series', 120),
    price: { type: { is: 'money' }, column: 'price' },
    currency,
    margin: { type: { is: 'share' }, column: 'margin' },
  },
  deals: {
    stagecraft_id: ourId,
    external_id: externalId,
    title: line('title'),
    status: word('status', 'dealStatus'),
    stage: { type: { is: 'raw' }, column: 'stage_key' },
    amount: { type: { is: 'money' }, column: 'amount' },
    currency,
    opened: { type: { is: 'moment' }, column: 'created_at' },
    closed: { type: { is: 'moment' }, column: 'closed_at' },
    close_reason: { type: { is: 'raw' }, column: 'close_reason' },
    close_note: prose('close_note'),
    source: word('source', 'source'),
    channel: word('channel', 'channel'),
    expected_close_on: { type: { is: 'day' }, column: 'expected_close_on' },
    next_contact_on: { type: { is: 'day' }, column: 'next_contact_on' },
    person_email: { ...email, column: '' },
    person_phone: { ...phone, column: '' },
  },
  leads: {
    stagecraft_id: ourId,
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
    need: prose('need'),
    amount: { type: { is: 'money' }, column: 'amount' },
    currency,
    source: word('source', 'source'),
    channel: word('channel', 'channel'),
    campaign: line('campaign'),
  },
}

export function intoOf(mapping: { kind: string; into?: string | undefined }): Into {
  return (mapping.into ?? mapping.kind) as Into
}
