// The same answers found the slow way: ask Temporal minute by minute what the clock on the wall shows.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BusinessCalendar, compileCalendar, type Hours } from './business-calendar.ts'
import { addWorkingTime, workingTimeBetween } from './working-time.ts'

const MINUTE_MS = 60_000
const WINDOW_MINUTES = 9 * 1440

// Windows around the nights in which clocks shift, and around New Year.
const windows = fc.constantFrom(
  { timeZone: 'Europe/Warsaw', begin: Date.UTC(2026, 2, 25) },
  { timeZone: 'Europe/Warsaw', begin: Date.UTC(2026, 9, 21) },
  { timeZone: 'Europe/Warsaw', begin: Date.UTC(2026, 11, 28) },
  { timeZone: 'Australia/Lord_Howe', begin: Date.UTC(2026, 9, 1) },
  { timeZone: 'Australia/Lord_Howe', begin: Date.UTC(2026, 3, 1) },
  { timeZone: 'Asia/Tehran', begin: Date.UTC(2026, 2, 18) },
  { timeZone: 'Pacific/Apia', begin: Date.UTC(2011, 11, 26) },
)

// On the half hour, but for 02:30: inside the Warsaw hour that comes twice the wall alone cannot tell which is meant.
const halfHours = Array.from({ length: 49 }, (_, index) => index).filter((index) => index !== 5)
const hours: fc.Arbitrary<Hours[]> = fc
  .subarray(halfHours, { minLength: 0, maxLength: 6 })
  .map((bounds) => bounds.slice(0, bounds.length & ~1).sort((a, b) => a - b))
  .map((bounds) =>
    bounds.flatMap((bound, index) =>
      index % 2 ? [] : [{ from: timeOf(bound), to: timeOf(bounds[index + 1] as number) }],
    ),
  )
const days = fc.nat(8)
const cases = fc.record({
  window: windows,
  week: fc.tuple(hours, hours, hours, hours, hours, hours, hours),
  holiday: days,
  dayOff: days,
  dayWorked: fc.tuple(days, hours),
  spans: fc.array(fc.tuple(fc.nat(WINDOW_MINUTES), fc.integer({ min: -2500, max: 2500 })), {
    minLength: 30,
    maxLength: 30,
  }),
})

test('every answer is the one that counting minutes on the wall clock gives', { timeout: 60_000 }, () => {
  let compared = 0
  fc.assert(
    fc.property(cases, ({ window: { timeZone, begin }, week, holiday, dayOff, dayWorked, spans }) => {
      const dayOf = (index: number) => new Date(begin + index * 1440 * MINUTE_MS).toISOString().slice(0, 10)
      const [mon, tue, wed, thu, fri, sat, sun] = week
      const calendar: BusinessCalendar = {
        timeZone,
        week: { 1: mon, 2: tue, 3: wed, 4: thu, 5: fri, 6: sat, 7: sun },
        holidays: null,
        daysOff: [{ on: dayOf(dayOff), name: 'Off' }],
        daysWorked: [{ on: dayOf(dayWorked[0]), hours: dayWorked[1] }],
      }
      const holidays = new Set([dayOf(holiday)])
      const compiled = compileCalendar(calendar, holidays)
      const isWorked = Array.from({ length: WINDOW_MINUTES }, (_, minute) =>
        isWorkedOnTheWall(calendar, holidays, begin + minute * MINUTE_MS),
      )
      for (const [from, span] of spans) {
        const due = countMinutes(isWorked, from, span)
        if (due === undefined) continue
        compared++
        expect(addWorkingTime(compiled, begin + from * MINUTE_MS, span)).toBe(begin + due * MINUTE_MS)
        expect(workingTimeBetween(compiled, begin + from * MINUTE_MS, begin + due * MINUTE_MS)).toBe(span)
      }
    }),
    { numRuns: 60 },
  )
  // Spans that leave the window prove nothing; enough must have stayed within it.
  expect(compared).toBeGreaterThan(300)
})

function isWorkedOnTheWall(calendar: BusinessCalendar, holidays: Set<string>, instant: number): boolean {
  const wall = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(calendar.timeZone)
  const [on, time] = wall.toPlainDateTime().toString({ smallestUnit: 'minute' }).split('T') as [
    string,
    string,
  ]
  const worked = calendar.daysWorked.find((day) => day.on === on)
  const isOff = holidays.has(on) || calendar.daysOff.some((day) => day.on === on)
  const weekday = wall.dayOfWeek as 1 | 2 | 3 | 4 | 5 | 6 | 7
  const today = worked ? worked.hours : isOff ? [] : calendar.week[weekday]
  return today.some(({ from, to }) => from <= time && time < to)
}

function countMinutes(isWorked: readonly boolean[], from: number, span: number): number | undefined {
  let left = Math.abs(span)
  let minute = from
  while (left > 0) {
    if (span < 0) minute--
    const worked = isWorked[minute]
    if (worked === undefined) return undefined
    if (span > 0) minute++
    if (worked) left--
  }
  return minute
}

function timeOf(halfHour: number): string {
  return `${String(halfHour >> 1).padStart(2, '0')}:${halfHour % 2 ? '30' : '00'}`
}
