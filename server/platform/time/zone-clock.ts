// What the clocks on the wall of one time zone show during one year, as plain arithmetic: asking Temporal for each
// instant costs a microsecond or more, and a year of working hours asks several hundred times.
//
// Local time is given as milliseconds "as if it were UTC": 2026-03-29 at 09:00 is Date.UTC(2026, 2, 29, 9).

const DAY_MS = 86_400_000

/** The periods of a constant UTC offset, in order and without holes; the first is open to the past, the last to the future. */
export type ZoneClock = readonly ClockPeriod[]

interface ClockPeriod {
  readonly from: number
  readonly until: number
  readonly offsetMs: number
}

/**
 * The clock of a time zone, right for the local year and a few days to each side of it.
 * @throws RangeError when the zone is unknown
 */
export function zoneClock(timeZone: string, year: number): ZoneClock {
  const last = Date.UTC(year + 1, 0, 1) + 3 * DAY_MS
  const periods: ClockPeriod[] = []
  let from = Number.NEGATIVE_INFINITY
  let now = Temporal.Instant.fromEpochMilliseconds(Date.UTC(year, 0, 1) - 3 * DAY_MS).toZonedDateTimeISO(
    timeZone,
  )
  for (;;) {
    const next = now.getTimeZoneTransition('next')
    const offsetMs = now.offsetNanoseconds / 1e6
    if (!next || next.epochMilliseconds > last) {
      periods.push({ from, until: Number.POSITIVE_INFINITY, offsetMs })
      return periods
    }
    periods.push({ from, until: next.epochMilliseconds, offsetMs })
    from = next.epochMilliseconds
    now = next
  }
}

/**
 * The instant at which the clock first shows a local time. A local time that the clock jumps over becomes the
 * instant of the jump, so that order is kept: Temporal's `compatible` would put 02:30 after 03:15 on such a night.
 */
export function instantOf(clock: ZoneClock, localMs: number): number {
  for (const period of clock) {
    const instant = localMs - period.offsetMs
    if (instant < period.until) return Math.max(instant, period.from)
  }
  throw new RangeError(`not a local time: ${localMs}`)
}

/** What the clock shows at an instant. */
export function localTimeAt(clock: ZoneClock, instant: number): number {
  for (const period of clock) if (instant < period.until) return instant + period.offsetMs
  throw new RangeError(`not an instant: ${instant}`)
}
