import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, localTimeAt, zoneClock } from './zone-clock.ts'

const MINUTE_MS = 60_000
const YEAR_MINUTES = 365 * 24 * 60
const ZONES = [
  'Europe/Warsaw',
  'America/New_York',
  'America/Santiago',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'UTC',
]
const minutesOfAYear = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  year: fc.integer({ min: 1975, max: 2060 }),
  minute: fc.integer({ min: 0, max: YEAR_MINUTES - 1 }),
})

test('the clock shows at every instant what Temporal shows', () => {
  fc.assert(
    fc.property(minutesOfAYear, ({ timeZone, year, minute }) => {
      const instant = Date.UTC(year, 0, 1) + minute * MINUTE_MS
      const shown = Temporal.Instant.fromEpochMilliseconds(instant)
        .toZonedDateTimeISO(timeZone)
        .toPlainDateTime()
      expect(localTimeAt(zoneClock(timeZone, year), instant)).toBe(asIfUtc(shown))
    }),
    { numRuns: 500 },
  )
})

test('a local time is the first instant at which the clock shows it, or the instant at which the clock jumps over it', () => {
  fc.assert(
    fc.property(minutesOfAYear, ({ timeZone, year, minute }) => {
      const localMs = Date.UTC(year, 0, 1) + minute * MINUTE_MS
      const wall = Temporal.Instant.fromEpochMilliseconds(localMs).toZonedDateTimeISO('UTC').toPlainDateTime()
      const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
      const isShown = earlier.toPlainDateTime().equals(wall)
      const expected = isShown ? earlier : earlier.getTimeZoneTransition('next')
      expect(instantOf(zoneClock(timeZone, year), localMs)).toBe(expected?.epochMilliseconds)
    }),
    { numRuns: 500 },
  )
})

test('a later local time is never an earlier instant, not even in the night the clock jumps', () => {
  const clock = zoneClock('Europe/Warsaw', 2026)
  for (const midnight of [Date.UTC(2026, 2, 29), Date.UTC(2026, 9, 25)])
    for (let minute = 1; minute <= 1440; minute++)
      expect(instantOf(clock, midnight + minute * MINUTE_MS)).toBeGreaterThanOrEqual(
        instantOf(clock, midnight + (minute - 1) * MINUTE_MS),
      )
})

test('a zone that does not exist is refused', () => {
  expect(() => zoneClock('Europe/Atlantis', 2026)).toThrow(RangeError)
})

function asIfUtc(wall: Temporal.PlainDateTime): number {
  return wall.toZonedDateTime('UTC').epochMilliseconds
}
