import { type Header, headers } from '../../exports/words/headers.ts'
import type { Into } from './record-fields.ts'

/** Fields whose column is called otherwise in our exports than by their own name. */
const calledOtherwise: Partial<Record<Into, Partial<Record<string, Header>>>> = {
  people: { job_title: 'job' },
  deals: { opened: 'created', expected_close_on: 'expected', next_contact_on: 'next_contact' },
  leads: { company_name: 'company', job_title: 'job' },
}

/** What our own exports call a field, in every language: a list that went out comes in again. */
export function exportedHeaders(into: Into, field: string): string[] {
  const header = calledOtherwise[into]?.[field] ?? field
  return header in headers ? Object.values(headers[header as Header]) : []
}
