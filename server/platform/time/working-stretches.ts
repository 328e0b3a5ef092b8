import { LAST_YEAR, type WorkingCalendar, workingYear } from './business-calendar.ts'

/**
 * The stretches of working time between two instants (epoch ms), in order, cut off at both ends. What a screen needs to
 * count working time down without knowing any rules.
 */
export function workingStretches(
  calendar: WorkingCalendar,
  from: number,
  until: number,
): { from: number; until: number }[] {
  const stretches: { from: number; until: number }[] = []
  // A local year may begin before the UTC one and end after it.
  const first = new Date(from).getUTCFullYear() - 1
  const last = Math.min(new Date(until).getUTCFullYear() + 1, LAST_YEAR)
  for (let number = first; number <= last; number++)
    for (const stretch of workingYear(calendar, number)?.stretches ?? [])
      if (stretch.from < until && stretch.until > from)
        stretches.push({ from: Math.max(from, stretch.from), until: Math.min(until, stretch.until) })
  return stretches
}
