import { expect, test } from 'vitest'
import { clockFrom } from '../deals/moving/enter-stage.ts'
import { compileCalendar } from '../platform/time/business-calendar.ts'
import { workingStretches } from '../platform/time/working-stretches.ts'
import { workingTimeBetween } from '../platform/time/working-time.ts'

const allDay = [{ from: '00:00', to: '24:00' }]
const week = (hours: typeof allDay) =>
  ({ 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: hours, 7: hours }) as const
const berlin = (hours: typeof allDay) =>
  compileCalendar(
    { timeZone: 'Europe/Berlin', week: { ...week(hours) }, holidays: null, daysOff: [], daysWorked: [] },
    new Set(),
  )
const nightShift = berlin(allDay)
const office = berlin([{ from: '09:00', to: '17:00' }])

test('an hour over the night the clocks go forward is an hour, and 02:30 is never due', () => {
  const clock = clockFrom(nightShift, Date.parse('2026-03-29T01:30:00+01:00'), {
    warn: { workingMinutes: 30 },
    breach: { workingMinutes: 60 },
  })
  expect(clock).toEqual({ warnAt: '2026-03-29T01:00:00.000Z', dueAt: '2026-03-29T01:30:00.000Z' })
})

test('02:30 comes twice when the clocks go back, and a deadline means one of them', () => {
  const dueAt = (from: string) =>
    clockFrom(nightShift, Date.parse(from), { breach: { workingMinutes: 60 } }).dueAt
  expect(dueAt('2026-10-25T01:30:00+02:00')).toBe('2026-10-25T00:30:00.000Z')
  expect(dueAt('2026-10-25T02:30:00+02:00')).toBe('2026-10-25T01:30:00.000Z')
})

test('a working day later is the same time of day, whichever side of the change', () => {
  const dueAt = (from: string) => clockFrom(office, Date.parse(from), { breach: { workingDays: 1 } }).dueAt
  expect(dueAt('2026-03-28T10:00:00+01:00')).toBe('2026-03-29T08:00:00.000Z')
  expect(dueAt('2026-10-24T10:00:00+02:00')).toBe('2026-10-25T09:00:00.000Z')
})

test('what the screen counts down is what the server counts, on long and short days and over New Year', () => {
  for (const [calendar, from, until] of [
    [nightShift, '2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z'],
    [nightShift, '2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z'],
    [office, '2026-10-20T12:34:56Z', '2026-11-03T12:00:00Z'],
    [office, '2026-12-30T20:00:00Z', '2027-01-05T10:15:00Z'],
  ] as const) {
    const [a, b] = [Date.parse(from), Date.parse(until)]
    const stretches = workingStretches(calendar, a, b)
    const minutes = stretches.reduce((sum, stretch) => sum + (stretch.until - stretch.from) / 60_000, 0)
    expect(minutes).toBeCloseTo(workingTimeBetween(calendar, a, b), 6)
    expect(
      stretches.every(({ from, until }, place) => from < until && from >= (stretches[place - 1]?.until ?? 0)),
    ).toBe(true)
  }
})
