// The proof of working time: ten thousand spans, and the same answers found the slow way. The slow way knows nothing of
// ours: it asks Intl what the clock on the wall shows, minute by minute, and looks the time up in the plain calendar.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BusinessCalendar, compileCalendar, type Hours } from './business-calendar.ts'
import { holidayDays } from './holidays.ts'
import { type OwnTime, personalCalendar } from './personal-calendar.ts'
import { addWorkingTime, workingTimeBetween } from './working-time.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1440
const WINDOW_DAYS = 75

const countries = ['GB', 'PL', 'NO', 'IR'] as const
const zones = ['Europe/Warsaw', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tehran'] as const
/** A window around each change of the clocks, New Year, Easter and Nowruz: the first day, UTC. */
const beginnings = ['2026-02-10', '2026-03-01', '2026-09-05', '2026-10-01', '2026-12-01', '2027-03-01']
const holidays = new Map(
  await Promise.all(
    countries.map(async (country) => [country, await holidayDays(country, undefined, 2025, 2028)] as const),
  ),
)

const spansPerCase = 25
/** Not every case gives as many spans as it might: some weeks hold little work. */
const caseCount = 560

// Bounds on the quarter of an hour, but none inside the hour that comes twice: the wall alone cannot tell which is meant.
const bounds = Array.from({ length: 97 }, (_, quarter) => quarter).filter((q) => q < 5 || q > 11)
const dayHours: fc.Arbitrary<Hours[]> = fc.subarray(bounds, { minLength: 0, maxLength: 6 }).map((chosen) => {
  const even = chosen.slice(0, chosen.length & ~1)
  return even.flatMap((from, place) =>
    place % 2 ? [] : [{ from: timeOf(from), to: timeOf(even[place + 1] as number) }],
  )
})
const week = fc
  .tuple(dayHours, dayHours, dayHours, dayHours, dayHours, dayHours, dayHours)
  .map(([mon, tue, wed, thu, fri, sat, sun]) => ({ 1: mon, 2: tue, 3: wed, 4: thu, 5: fri, 6: sat, 7: sun }))
const dayIndex = fc.nat(WINDOW_DAYS - 1)
const range = fc.tuple(dayIndex, fc.nat(12)).map(([from, days]) => ({ from, to: from + days }))

const cases = fc.record({
  country: fc.constantFrom(...countries),
  timeZone: fc.constantFrom(...zones),
  begin: fc.constantFrom(...beginnings),
  week,
  closings: fc.array(dayIndex, { maxLength: 6 }),
  worked: fc.array(fc.tuple(dayIndex, dayHours), { maxLength: 3 }),
  own: fc.option(
    fc.record({
      week: fc.option(week),
      timeZone: fc.constantFrom(...zones),
      leaves: fc.array(range, { maxLength: 3 }),
    }),
  ),
  spans: fc.array(fc.tuple(fc.nat(WINDOW_DAYS * DAY_MINUTES), fc.integer({ min: -9000, max: 9000 })), {
    minLength: spansPerCase * 2,
    maxLength: spansPerCase * 2,
  }),
})

test('ten thousand spans are what counting minutes on the wall gives', { timeout: 120_000 }, () => {
  const counted = {
    spans: 0,
    personal: 0,
    byCountry: new Map<string, number>(),
    byZone: new Map<string, number>(),
  }
  fc.assert(
    fc.property(cases, (one) => {
      const first = Date.parse(`${one.begin}T00:00:00Z`)
      const dayOf = (index: number) => isoDay(first + index * DAY_MINUTES * MINUTE_MS)
      const plain: BusinessCalendar = {
        timeZone: one.timeZone,
        week: one.week,
        holidays: { country: one.country },
        daysOff: one.closings.map((index) => ({ on: dayOf(index), name: 'Closed' })),
        daysWorked: one.worked.map(([index, hours]) => ({ on: dayOf(index), hours })),
      }
      const own: OwnTime | null = one.own && {
        week: one.own.week,
        timeZone: one.own.timeZone,
        away: one.own.leaves.map(({ from, to }) => ({ fromOn: dayOf(from), toOn: dayOf(to) })),
      }
      const rests = holidays.get(one.country) as Set<string>
      const company = compileCalendar(plain, rests)
      const calendar = own ? personalCalendar(company, own) : company

      const isWorked = wallMinutes(plain, rests, own, first)
      const place = (minute: number) => first + minute * MINUTE_MS
      let compared = 0
      for (const [from, span] of one.spans) {
        if (compared === spansPerCase) break
        const due = countMinutes(isWorked, from, span)
        if (due === undefined) continue
        compared++
        expect(addWorkingTime(calendar, place(from), span)).toBe(place(due))
        // The inverse, and the same between any two instants, not only where a span ends.
        expect(workingTimeBetween(calendar, place(from), place(due))).toBe(span)
        const other = (from * 7919) % isWorked.length
        expect(workingTimeBetween(calendar, place(from), place(other))).toBe(
          countBetween(isWorked, from, other),
        )
        // Additive: by way of any third instant it is as long.
        expect(
          workingTimeBetween(calendar, place(from), place(other)) +
            workingTimeBetween(calendar, place(other), place(due)),
        ).toBe(span)
      }
      counted.spans += compared
      if (own) counted.personal += compared
      add(counted.byCountry, one.country, compared)
      add(counted.byZone, one.timeZone, compared)
    }),
    { numRuns: caseCount, seed: 20_261_122, endOnFailure: true },
  )
  const told = (map: Map<string, number>) => [...map].map(([name, n]) => `${name} ${n}`).join(', ')
  process.stdout.write(
    `working time: ${counted.spans} spans equal to minutes counted on the wall ` +
      `(${counted.personal} of them with hours or leave of a person; ${told(counted.byCountry)}; ${told(counted.byZone)})\n`,
  )
  expect(counted.spans).toBeGreaterThanOrEqual(10_000)
  expect(counted.personal).toBeGreaterThan(2_000)
  expect(counted.byCountry.size).toBe(4)
  expect(counted.byZone.size).toBe(4)
})

/** For each minute from an instant on, whether it is worked. */
function wallMinutes(
  plain: BusinessCalendar,
  rests: ReadonlySet<string>,
  own: OwnTime | null,
  first: number,
): Uint8Array {
  const timeZone = own?.week ? own.timeZone : plain.timeZone
  const hoursOn = new Map<string, { from: string; to: string }[]>()
  const { days, times } = wallOf(timeZone, first)
  const worked = new Uint8Array(days.length)
  for (let minute = 0; minute < days.length; minute++) {
    const day = days[minute] as string
    let hours = hoursOn.get(day)
    if (!hours) hoursOn.set(day, (hours = hoursByTheWords(plain, rests, own, day)))
    const time = times[minute] as string
    if (hours.some(({ from, to }) => from <= time && time < to)) worked[minute] = 1
  }
  return worked
}

/** The rules once more, from the plain calendar and in words: leave, then the company's day, then whose hours. */
function hoursByTheWords(
  plain: BusinessCalendar,
  rests: ReadonlySet<string>,
  own: OwnTime | null,
  day: string,
): { from: string; to: string }[] {
  if (own?.away.some(({ fromOn, toOn }) => fromOn <= day && day <= toOn)) return []
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  const usual = plain.week[weekday as 1]
  const exchanged = plain.daysWorked.findLast(({ on }) => on === day)
  const closed = rests.has(day) || plain.daysOff.some(({ on }) => on === day)
  const companys = exchanged ? exchanged.hours : closed ? [] : usual
  if (!own?.week || companys.length === 0) return companys
  const his = own.week[weekday as 1]
  if (!exchanged) return his
  return companys.flatMap((one) =>
    his.map((other) => ({
      from: one.from > other.from ? one.from : other.from,
      to: one.to < other.to ? one.to : other.to,
    })),
  )
}

const walls = new Map<string, { days: string[]; times: string[] }>()

/** What the wall shows at each minute of the window, asked of Intl once for each zone and window. */
function wallOf(timeZone: string, first: number): { days: string[]; times: string[] } {
  const key = `${timeZone} ${first}`
  const known = walls.get(key)
  if (known) return known
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const shown = Array.from({ length: WINDOW_DAYS * DAY_MINUTES }, (_, minute) =>
    clock.format(first + minute * MINUTE_MS),
  )
  const wall = {
    days: shown.map((text) => text.slice(0, 10)),
    times: shown.map((text) => text.slice(11, 16)),
  }
  walls.set(key, wall)
  return wall
}

function countMinutes(isWorked: Uint8Array, from: number, span: number): number | undefined {
  let left = Math.abs(span)
  let minute = from
  while (left > 0) {
    if (span < 0) minute--
    if (minute < 0 || minute >= isWorked.length) return undefined
    left -= isWorked[minute] as number
    if (span > 0) minute++
  }
  return minute
}

function countBetween(isWorked: Uint8Array, a: number, b: number): number {
  let minutes = 0
  for (let minute = Math.min(a, b); minute < Math.max(a, b); minute++) minutes += isWorked[minute] as number
  return a <= b ? minutes : 0 - minutes
}

const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10)

function add(map: Map<string, number>, name: string, count: number): void {
  map.set(name, (map.get(name) ?? 0) + count)
}

function timeOf(quarter: number): string {
  return `${String(quarter >> 2).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
}
