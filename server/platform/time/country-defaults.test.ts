import { expect, test } from 'vitest'
import { compileCalendar } from './business-calendar.ts'
import { defaultCurrency, defaultTimeZone, defaultWeek } from './country-defaults.ts'
import { holidayCountries } from './holidays.ts'
import { workingTimeBetween } from './working-time.ts'

test('a week is Monday to Friday in Poland, Saturday to Wednesday in Iran, Sunday to Thursday in Egypt', () => {
  expect(workedDays('PL')).toEqual([1, 2, 3, 4, 5])
  expect(workedDays('IR')).toEqual([1, 2, 3, 6, 7])
  expect(workedDays('EG')).toEqual([1, 2, 3, 4, 7])
  expect(defaultWeek('IR')[6]).toEqual([{ from: '08:00', to: '16:00' }])
})

test('every country with holidays gets a zone of its own, a calendar of forty hours and a currency', async () => {
  for (const { code } of await holidayCountries('en')) {
    const calendar = { week: defaultWeek(code), timeZone: defaultTimeZone(code) }
    expect(calendar.timeZone, code).not.toBe('UTC')
    const compiled = compileCalendar({ ...calendar, holidays: null, daysOff: [], daysWorked: [] }, new Set())
    const monday = Temporal.PlainDate.from('2026-07-06').toZonedDateTime(calendar.timeZone)
    const next = monday.add({ weeks: 1 })
    expect(workingTimeBetween(compiled, monday.epochMilliseconds, next.epochMilliseconds), code).toBe(2400)
    expect(Intl.supportedValuesOf('currency'), code).toContain(defaultCurrency(code))
  }
})

test('a country outside the table gets a zone of its own and the euro, no country at all UTC', () => {
  expect(defaultTimeZone('UY')).toBe('America/Montevideo')
  expect(defaultCurrency('UY')).toBe('EUR')
  expect(defaultTimeZone('')).toBe('UTC')
  expect(defaultTimeZone('NO')).toBe('Europe/Oslo')
  expect(defaultCurrency('NO')).toBe('NOK')
})

function workedDays(country: string): number[] {
  return Object.entries(defaultWeek(country)).flatMap(([weekday, hours]) =>
    hours.length ? [Number(weekday)] : [],
  )
}
