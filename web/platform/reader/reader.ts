import { createContext, use } from 'react'
import type { Language } from '../../../contract/text.ts'

/**
 * Who reads the screen, as far as formatting goes. Every formatter takes it as an argument.
 * `timeZone` is an IANA name; `calendar` an Intl calendar.
 */
export interface Reader {
  language: Language
  timeZone: string
  calendar: Calendar
}

export type Calendar = 'gregory' | 'persian'

export const ReaderContext = createContext<Reader>({
  language: 'en',
  timeZone: 'UTC',
  calendar: 'gregory',
})

export const useReader = (): Reader => use(ReaderContext)

/** The locale for Intl: the language with its usual country's habits, the reader's calendar and digits. */
export function localeOf(reader: Reader): string {
  const habit = { en: 'en-GB', pl: 'pl-PL', nb: 'nb-NO', fa: 'fa-IR' }[reader.language]
  return `${habit}-u-ca-${reader.calendar}`
}
