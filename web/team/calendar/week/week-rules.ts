import type { Hours, Week } from '../../../../contract/team/calendar.ts'
import type { Weekday } from './weekdays.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const usual: Hours = { from: '09:00', to: '17:00' }
const mostHours = 6

export type HoursFault = 'order' | 'overlap'

/** What is wrong with a day's hours, if anything: they must end after they begin and not overlap. */
export function faultOf(hours: readonly Hours[]): HoursFault | null {
  if (hours.some(({ from, to }) => from >= to)) return 'order'
  const sorted = hours.toSorted((a, b) => a.from.localeCompare(b.from))
  return sorted.some(({ from }, place) => place > 0 && from < (sorted[place - 1] as Hours).to)
    ? 'overlap'
    : null
}

export const isSound = (week: Week): boolean =>
  weekdays.every((day) => faultOf(week[day]) === null) && minutesOf(week) > 0

export const minutesOf = (week: Week): number =>
  weekdays.reduce((sum, day) => sum + week[day].reduce((day, one) => day + lengthOf(one), 0), 0)

export const mayBreak = (hours: readonly Hours[]): boolean =>
  hours.length < mostHours && hours.some((one) => lengthOf(one) >= 120)

/** Half an hour taken out of the longest stretch: at noon if it lies within, else in the middle. */
export function withBreak(hours: readonly Hours[]): Hours[] {
  const longest = hours.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0]
  if (!longest) return [usual]
  const [from, to] = [minuteOf(longest.from), minuteOf(longest.to)]
  const noon = 12 * 60
  const middle = Math.round((from + to) / 60) * 30
  const begins = from < noon && noon + 30 < to ? noon : Math.min(middle, to - 60)
  return hours.flatMap((one) =>
    one === longest
      ? [
          { from: one.from, to: timeOf(begins) },
          { from: timeOf(begins + 30), to: one.to },
        ]
      : [one],
  )
}

/** A day opens with the hours of the nearest open day before it. */
export function opened(week: Week, day: Weekday): Hours[] {
  for (let back = 1; back < 7; back++) {
    const hours = week[(((day - 1 - back + 7) % 7) + 1) as Weekday]
    if (hours.length > 0) return [...hours]
  }
  return [usual]
}

export const nextDay = (day: Weekday): Weekday => ((day % 7) + 1) as Weekday

export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** What people type as a time: `9`, `930`, `9.30`, `۹:۳۰`, `24`. Null when it is none. */
export function readTime(typed: string): string | null {
  const latin = typed
    .trim()
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
  const match = /^(\d{1,2})(?:\s*[:.,h٫]?\s*(\d{2}))?$/.exec(latin)
  if (!match) return null
  const minutes = Number(match[1]) * 60 + Number(match[2] ?? 0)
  return minutes > 1440 || Number(match[2] ?? 0) > 59 ? null : timeOf(minutes)
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

const lengthOf = ({ from, to }: Hours): number => Math.max(0, minuteOf(to) - minuteOf(from))
