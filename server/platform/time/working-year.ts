// One local calendar year of working time, laid out for binary search. Years are the unit in which a calendar is
// worked out and kept: a deal's deadline touches one or two of them.

import { instantOf, type ZoneClock, zoneClock } from './zone-clock.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** Working hours on the wall clock, in minutes after local midnight; 1440 is the midnight that ends the day. */
export interface WallHours {
  readonly from: number
  readonly to: number
}

export interface WorkingYear {
  readonly clock: ZoneClock
  /** The year lasts from its first local midnight, included, until the next year's, excluded (epoch ms). */
  readonly from: number
  readonly until: number
  /** Every stretch of work in the year, in order, none empty, none overlapping. */
  readonly stretches: readonly Stretch[]
  /** The days on which there is work, in order. */
  readonly days: readonly WorkingDay[]
  readonly totalMs: number
}

export interface Stretch {
  /** Epoch ms; the end is excluded. */
  readonly from: number
  readonly until: number
  /** Working time of the year before this stretch begins. */
  readonly beforeMs: number
  /** Index in the year's days. */
  readonly day: number
}

export interface WorkingDay {
  /** Local midnight as if it were UTC (ms). */
  readonly midnight: number
  /** Indexes in the year's stretches, both included. */
  readonly first: number
  readonly last: number
}

/**
 * Works out a local year of a time zone.
 * @param hoursOn working hours of a day, given as days since 1970-01-01; in order and not overlapping
 */
export function workOutYear(
  timeZone: string,
  year: number,
  hoursOn: (epochDay: number) => readonly WallHours[],
): WorkingYear {
  const clock = zoneClock(timeZone, year)
  const firstDay = Date.UTC(year, 0, 1) / DAY_MS
  const nextYear = Date.UTC(year + 1, 0, 1) / DAY_MS
  const stretches: Stretch[] = []
  const days: WorkingDay[] = []
  let beforeMs = 0
  for (let epochDay = firstDay; epochDay < nextYear; epochDay++) {
    const midnight = epochDay * DAY_MS
    const first = stretches.length
    for (const hours of hoursOn(epochDay)) {
      const from = instantOf(clock, midnight + hours.from * MINUTE_MS)
      const until = instantOf(clock, midnight + hours.to * MINUTE_MS)
      // Hours that the clock jumps over are not worked.
      if (until <= from) continue
      stretches.push({ from, until, beforeMs, day: days.length })
      beforeMs += until - from
    }
    if (stretches.length > first) days.push({ midnight, first, last: stretches.length - 1 })
  }
  return {
    clock,
    from: instantOf(clock, firstDay * DAY_MS),
    until: instantOf(clock, nextYear * DAY_MS),
    stretches,
    days,
    totalMs: beforeMs,
  }
}
