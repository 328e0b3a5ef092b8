// Public holidays of a country, and of a region in it (a German Land, a Swiss canton, a Spanish comunidad).
// The days are computed by date-holidays. It is big (25 MB once loaded), so it is loaded when first asked.
// Islamic days follow the Umm al-Qura calendar: where the moon is sighted, as in Iran, the official day may be the next
// one. A calendar's own days off and days worked put that right.

import type Holidays from 'date-holidays'
import type { HolidaysTypes } from 'date-holidays'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

export interface PublicHoliday {
  /** ISO day. */
  on: string
  name: string
}

/**
 * The public holidays of one year, in order, each day once; two on one day are named together, "A · B".
 * Half days (24 December from noon) and school, bank and optional days are not among them.
 * @param country ISO 3166 code; one that is not known has no holidays
 * @param region the code after the hyphen in ISO 3166-2, 'BY' in Germany; undefined or unknown: the whole country's
 * @param language 'en' | 'pl' | 'nb' | 'fa'; a name unknown in it is given in English, failing that as at home
 */
export async function publicHolidays(
  country: string,
  region: string | undefined,
  year: number,
  language: string,
): Promise<PublicHoliday[]> {
  const book = await holidaysOf(country, region, language)
  const names = new Map<string, string[]>()
  // A feast of several days may begin in the year before.
  for (const holiday of [...book.getHolidays(year - 1), ...book.getHolidays(year)]) {
    const name = readableName(holiday.name, language)
    for (const on of daysOf(holiday)) {
      if (!on.startsWith(`${year}-`)) continue
      const others = names.get(on) ?? []
      if (!others.includes(name)) names.set(on, [...others, name])
    }
  }
  return [...names].map(([on, all]) => ({ on, name: all.join(' · ') })).sort((a, b) => (a.on < b.on ? -1 : 1))
}

/** The ISO days of all public holidays from one year to another, both included: what `compileCalendar` takes. */
export async function holidayDays(
  country: string,
  region: string | undefined,
  fromYear: number,
  toYear: number,
): Promise<Set<string>> {
  const book = await holidaysOf(country, region, 'en')
  const days = new Set<string>()
  for (let year = fromYear - 1; year <= toYear; year++)
    for (const on of book.getHolidays(year).flatMap(daysOf))
      if (Number(on.slice(0, 4)) >= fromYear && Number(on.slice(0, 4)) <= toYear) days.add(on)
  return days
}

/** The countries whose holidays are known, as ISO 3166 codes with their names, in the order of the language. */
export async function holidayCountries(language: string): Promise<{ code: string; name: string }[]> {
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region' })
  const codes = Object.keys((await loadHolidays()).getCountries())
  return codes.map((code) => ({ code, name: names.of(code) ?? code })).sort(byName(language))
}

/** The regions of a country with holidays of their own, named as at home or in English; none for many countries. */
export async function holidayRegions(
  country: string,
  language: string,
): Promise<{ code: string; name: string }[]> {
  const regions: Record<string, string> = (await loadHolidays()).getStates(country, language) ?? {}
  return Object.entries(regions)
    .map(([code, name]) => ({ code, name }))
    .sort(byName(language))
}

async function loadHolidays(): Promise<Holidays> {
  const { default: HolidayBook } = await import('date-holidays')
  return new HolidayBook()
}

async function holidaysOf(country: string, region: string | undefined, language: string): Promise<Holidays> {
  const { default: HolidayBook } = await import('date-holidays')
  // Its data says 'no' where the rest of the world says 'nb'. The country's own languages come last by themselves.
  const languages = [language, ...(language === 'nb' ? ['no'] : []), 'en']
  return new HolidayBook({ country, ...(region && { state: region }) }, { languages, types: ['public'] })
}

/** The days a holiday takes whole: several for a long feast, none for an afternoon. */
function daysOf(holiday: HolidaysTypes.Holiday): string[] {
  // Two hours of grace: a day on which summer time begins has 23. The Turkish feasts last "three days and 18 hours"
  // for the afternoon before them, so what is left over is not a day.
  const count = Math.floor((holiday.end.getTime() - holiday.start.getTime() + 2 * HOUR_MS) / DAY_MS)
  const first = Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`)
  return Array.from({ length: count }, (_, day) => new Date(first + day * DAY_MS).toISOString().slice(0, 10))
}

/**
 * The Persian names come as the glyphs of an old font: presentation forms, which no search finds and no font joins,
 * a ligature of "Allah" that already holds the alef written before it, lost joiners, and Arabic letters.
 */
function readableName(name: string, language: string): string {
  const readable = name
    .replaceAll(/\s*ا?ﷲ\s*/g, ' الله ')
    .normalize('NFKC')
    .replaceAll('علیهالسلام', 'علیه‌السلام')
    .replaceAll('وآله', 'و آله')
    .trim()
  return language === 'fa' ? readable.replaceAll('ك', 'ک').replaceAll('ي', 'ی') : readable
}

function byName(language: string): (a: { name: string }, b: { name: string }) => number {
  const { compare } = new Intl.Collator(language)
  return (a, b) => compare(a.name, b.name)
}
