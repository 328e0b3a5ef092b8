import { useQuery } from '@tanstack/react-query'
import { listCountries, listRegions } from '../../../contract/team/countries.ts'
import type { Language } from '../../../contract/text.ts'
import { ask } from '../../platform/ask.ts'

export const useCountries = (language: Language) => useQuery(ask(listCountries, { query: { language } }))

export const useRegions = (code: string, language: Language) =>
  useQuery({ ...ask(listRegions, { params: { code }, query: { language } }), enabled: code !== '' })

interface Choice {
  value: string
  label: string
}

/** Every currency this browser knows, by its name in the language. */
export function currencyChoices(language: Language): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code} · ${names.of(code)}`,
  }))
}

/** IANA names with their offset of today: `Europe/Oslo (GMT+1)`. */
export function timeZoneChoices(language: Language): Choice[] {
  return Intl.supportedValuesOf('timeZone').map((zone) => ({
    value: zone,
    label: `${zone.replaceAll('_', ' ')} (${offsetOf(zone, language)})`,
  }))
}

function offsetOf(timeZone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'shortOffset' }).formatToParts()
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
}
