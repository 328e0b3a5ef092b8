import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BusinessCalendar, compileCalendar, type Hours } from './business-calendar.ts'
import { addWorkingTime, dueAfter, NoWorkingTimeError, workingTimeBetween } from './working-time.ts'

const office: Hours[] = [
  { from: '09:00', to: '12:00' },
  { from: '12:30', to: '17:30' },
]
const week = { 1: office, 2: office, 3: office, 4: office, 5: office, 6: [], 7: [] }
const calendar: BusinessCalendar = {
  timeZone: 'Europe/Warsaw',
  week,
  holidays: { country: 'PL' },
  daysOff: [{ on: '2026-12-31', name: 'Stocktaking' }],
  daysWorked: [{ on: '2026-12-19', hours: [{ from: '10:00', to: '14:00' }] }],
}
const warsaw = compileCalendar(calendar, new Set(['2026-12-24', '2026-12-25', '2027-01-01', '2027-01-06']))
const nights = compileCalendar({ ...calendar, week: { ...week, 6: night(), 7: night() } }, new Set())
const noHours = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }
const never = compileCalendar({ ...calendar, week: noHours, daysWorked: [] }, new Set())

const instant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 0, 1) })
const minutes = fc.integer({ min: -100_000, max: 100_000 })
const calendars = { warsaw, nights }
const anyCalendar = fc.constantFrom<keyof typeof calendars>('warsaw', 'nights')

test('working time runs in office hours, stands still in breaks and over the weekend', () => {
  expect(after('2026-07-08T10:00', 60)).toBe('2026-07-08T11:00')
  expect(after('2026-07-08T11:30', 60)).toBe('2026-07-08T13:00')
  expect(after('2026-07-10T17:00', 60)).toBe('2026-07-13T09:30')
  expect(after('2026-07-11T23:00', 60)).toBe('2026-07-13T10:00')
})

test('a span that ends with the working day is due at its end, not the next morning', () => {
  expect(after('2026-07-08T09:00', 480)).toBe('2026-07-08T17:30')
  expect(after('2026-07-08T17:30', -480)).toBe('2026-07-08T09:00')
  expect(after('2026-07-11T12:00', 0)).toBe('2026-07-11T12:00')
})

test('a span over New Year skips holidays and days off, forth and back', () => {
  expect(after('2026-12-30T16:30', 120)).toBe('2027-01-04T10:00')
  expect(after('2027-01-04T10:00', -120)).toBe('2026-12-30T16:30')
  expect(workingTimeBetween(warsaw, at('2026-12-30T16:30'), at('2027-01-04T10:00'))).toBe(120)
})

test('a Saturday that is worked by exception counts', () => {
  expect(after('2026-12-18T17:00', 90)).toBe('2026-12-19T11:00')
})

test('adding a span and measuring it undo each other', () => {
  fc.assert(
    fc.property(anyCalendar, instant, minutes, (name, from, span) => {
      expect(workingTimeBetween(calendars[name], from, addWorkingTime(calendars[name], from, span))).toBe(
        span,
      )
    }),
    { numRuns: 2000 },
  )
})

test('what is measured between two instants leads from the one to the other, but for time off around the latter', () => {
  fc.assert(
    fc.property(anyCalendar, instant, instant, (name, a, b) => {
      const reached = addWorkingTime(calendars[name], a, workingTimeBetween(calendars[name], a, b))
      expect(workingTimeBetween(calendars[name], reached, b)).toBe(0)
      expect(Math.abs(reached - a)).toBeLessThanOrEqual(Math.abs(b - a))
    }),
    { numRuns: 2000 },
  )
})

test('two spans after each other are one span of both', () => {
  fc.assert(
    fc.property(anyCalendar, instant, fc.nat(50_000), fc.nat(50_000), (name, from, one, other) => {
      expect(addWorkingTime(calendars[name], addWorkingTime(calendars[name], from, one), other)).toBe(
        addWorkingTime(calendars[name], from, one + other),
      )
      expect(addWorkingTime(calendars[name], addWorkingTime(calendars[name], from, -one), -other)).toBe(
        addWorkingTime(calendars[name], from, -one - other),
      )
    }),
    { numRuns: 2000 },
  )
})

test('the time between is additive and counts backwards below zero', () => {
  fc.assert(
    fc.property(anyCalendar, instant, instant, instant, (name, a, b, c) => {
      const parts = workingTimeBetween(calendars[name], a, b) + workingTimeBetween(calendars[name], b, c)
      expect(parts).toBeCloseTo(workingTimeBetween(calendars[name], a, c), 6)
    }),
    { numRuns: 2000 },
  )
})

test('who starts later or takes longer is never due earlier', () => {
  fc.assert(
    fc.property(anyCalendar, instant, instant, minutes, minutes, (name, a, b, one, other) => {
      const [shorter, longer] = one < other ? [one, other] : [other, one]
      const due = addWorkingTime(calendars[name], Math.min(a, b), shorter)
      expect(addWorkingTime(calendars[name], Math.max(a, b), shorter)).toBeGreaterThanOrEqual(due)
      expect(addWorkingTime(calendars[name], Math.min(a, b), longer)).toBeGreaterThanOrEqual(due)
    }),
    { numRuns: 2000 },
  )
})

test('a calendar without working hours says so instead of searching for ever', () => {
  const from = at('2026-07-08T10:00')
  expect(() => addWorkingTime(never, from, 1)).toThrow(NoWorkingTimeError)
  expect(() => addWorkingTime(never, from, -1)).toThrow(NoWorkingTimeError)
  expect(() => dueAfter(never, from, { workingDays: 1 })).toThrow(NoWorkingTimeError)
  expect(() => addWorkingTime(warsaw, from, 1e9)).toThrow(NoWorkingTimeError)
  expect(workingTimeBetween(never, from, at('2027-07-08T10:00'))).toBe(0)
})

test('instants that nobody means are refused', () => {
  for (const nonsense of [Number.NaN, Number.POSITIVE_INFINITY, Date.UTC(202, 6, 8), Date.UTC(20260, 6, 8)]) {
    expect(() => addWorkingTime(warsaw, nonsense, 60)).toThrow(RangeError)
    expect(() => workingTimeBetween(warsaw, 0, nonsense)).toThrow(RangeError)
  }
  expect(() => addWorkingTime(warsaw, 0, Number.NaN)).toThrow(RangeError)
})

test('working days keep the time of day', () => {
  expect(daysAfter('2026-07-07T10:30', 2)).toBe('2026-07-09T10:30')
  expect(daysAfter('2026-07-09T10:30', 2)).toBe('2026-07-13T10:30')
  expect(daysAfter('2026-07-13T10:30', -2)).toBe('2026-07-09T10:30')
  expect(daysAfter('2026-12-30T10:30', 1)).toBe('2027-01-04T10:30')
  expect(daysAfter('2027-01-04T10:30', -1)).toBe('2026-12-30T10:30')
})

test('working days that begin outside working time begin with the next start of work', () => {
  expect(daysAfter('2026-07-11T12:00', 1)).toBe('2026-07-14T09:00')
  expect(daysAfter('2026-07-08T12:10', 1)).toBe('2026-07-09T12:30')
  expect(daysAfter('2026-07-08T17:30', 1)).toBe('2026-07-10T09:00')
  expect(daysAfter('2026-07-11T12:00', 0)).toBe('2026-07-13T09:00')
  expect(daysAfter('2026-07-08T10:00', 0)).toBe('2026-07-08T10:00')
})

test('a working day that ends earlier is due at its end, one that begins later at its beginning', () => {
  expect(daysAfter('2026-12-18T16:00', 1)).toBe('2026-12-19T14:00')
  expect(daysAfter('2026-12-18T09:10', 1)).toBe('2026-12-19T10:00')
  expect(() => daysAfter('2026-12-18T09:10', 0.5)).toThrow(RangeError)
})

test('working days keep the time of day when summer time begins and ends', () => {
  expect(daysAfter('2026-03-27T10:30', 1)).toBe('2026-03-30T10:30')
  expect(daysAfter('2026-10-23T10:30', 1)).toBe('2026-10-26T10:30')
})

test('a span in minutes given as data is working time', () => {
  const from = at('2026-07-08T11:30')
  expect(dueAfter(warsaw, from, { workingMinutes: 60 })).toBe(at('2026-07-08T13:00'))
})

function night(): Hours[] {
  return [
    { from: '00:00', to: '05:00' },
    { from: '21:30', to: '24:00' },
  ]
}

function at(local: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Warsaw').epochMilliseconds
}

function local(epochMs: number): string {
  const shown = Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO('Europe/Warsaw')
    .toPlainDateTime()
  return shown.toString({ smallestUnit: 'minute' })
}

function after(from: string, workingMinutes: number): string {
  return local(addWorkingTime(warsaw, at(from), workingMinutes))
}

function daysAfter(from: string, workingDays: number): string {
  return local(dueAfter(warsaw, at(from), { workingDays }))
}
