import { type Header, headers } from '../../exports/words/headers.ts'
import type { Into } from './record-fields.ts'
import { plainForm } from './similar-values.ts'

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

/** Where a list of our own has the id of its records: fields the company added itself stand behind it. −1 in any other file. */
export function placeOfOurId(columns: readonly { name: string }[]): number {
  const ids = exportedHeaders('companies', 'stagecraft_id').map(plainForm)
  return columns.findIndex(({ name }) => ids.includes(plainForm(name)))
}

/** Whether one of our lists calls a column so, in whatever language. */
export const isOurHeader = (name: string): boolean => ourHeaders.has(plainForm(name))

const ourHeaders = new Set(Object.values(headers).flatMap((words) => Object.values(words).map(plainForm)))
