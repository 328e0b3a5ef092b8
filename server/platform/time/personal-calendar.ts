// A colleague's calendar: hours of his own, but only on days the company works, and none while he is away.

import { type BusinessCalendar, epochDayOf, type WorkingCalendar, wallHours } from './business-calendar.ts'
import type { WallHours } from './working-year.ts'

export interface OwnTime {
  /** Null: the company's hours, on the company's clock. */
  week: BusinessCalendar['week'] | null
  /** In which his own hours are read. */
  timeZone: string
  /** ISO days, both ends included. */
  away: readonly { fromOn: string; toOn: string }[]
}

/**
 * Where the company works exceptionally (a Saturday in exchange, a short Christmas Eve), he works those of its hours
 * that are also his: a deadline promised in hours nobody works would be the worse mistake.
 */
export function personalCalendar(company: WorkingCalendar, own: OwnTime): WorkingCalendar {
  const { week } = own
  const hours = week && ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => wallHours(week[weekday]))
  const away = own.away.map(({ fromOn, toOn }) => ({ from: epochDayOf(fromOn), to: epochDayOf(toOn) }))
  return {
    timeZone: week ? own.timeZone : company.timeZone,
    hoursOn(epochDay) {
      if (away.some(({ from, to }) => from <= epochDay && epochDay <= to)) return []
      const companys = company.hoursOn(epochDay)
      if (!hours || companys.length === 0) return companys
      const his = hours[(((epochDay + 3) % 7) + 7) % 7] ?? []
      return company.isUsual(epochDay) ? his : shared(companys, his)
    },
    isUsual: (epochDay) =>
      company.isUsual(epochDay) && !away.some(({ from, to }) => from <= epochDay && epochDay <= to),
    years: new Map(),
  }
}

/** Whether there is any work from a day on within two years: own hours may lie on days the company never works. */
export function worksSoon(calendar: WorkingCalendar, fromEpochDay: number): boolean {
  for (let day = fromEpochDay; day < fromEpochDay + 731; day++)
    if (calendar.hoursOn(day).length > 0) return true
  return false
}

function shared(some: readonly WallHours[], others: readonly WallHours[]): WallHours[] {
  return some.flatMap((one) =>
    others
      .map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) }))
      .filter(({ from, to }) => from < to),
  )
}
