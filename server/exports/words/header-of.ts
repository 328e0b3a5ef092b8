import type { Language } from '../../../contract/text.ts'
import type { Column } from '../columns/column.ts'
import { headers } from './headers.ts'

/** What a column is called; a currency by the amount it is of where the company named that. */
export function headerOf({ key, label, header }: Column, language: Language): string {
  return label ?? (header ? headers[header][language] : key)
}
