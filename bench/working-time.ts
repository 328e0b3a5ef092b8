// How many deadlines a second: `node bench/working-time.ts`. Spans of up to three weeks, instants over three years.

import { type BusinessCalendar, compileCalendar } from '../server/platform/time/business-calendar.ts'
import { holidayDays } from '../server/platform/time/holidays.ts'
import { personalCalendar } from '../server/platform/time/personal-calendar.ts'
import { addWorkingTime, dueAfter, workingTimeBetween } from '../server/platform/time/working-time.ts'

const CALLS = 500_000
const hours = [
  { from: '09:00', to: '12:30' },
  { from: '13:00', to: '17:00' },
]
const week = { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: [], 7: [] }
const calendar: BusinessCalendar = {
  timeZone: 'Europe/Warsaw',
  week,
  holidays: { country: 'PL' },
  daysOff: [],
  daysWorked: [],
}

/**
 * Deadlines a second in working time (ours), and as fast as an end of a plain span can be had at all: the two numbers
 * added and made a date (floor).
 */
export async function measureWorkingTime(): Promise<{ ours: number; floor: number }> {
  const { working, instants, spans } = await prepared()
  return {
    ours: rate(instants, spans, (at, span) => addWorkingTime(working, at, span)),
    floor: rate(instants, spans, (at, span) => new Date(at + span * 60_000).getTime()),
  }
}

async function prepared() {
  const working = compileCalendar(calendar, await holidayDays('PL', undefined, 2024, 2027))
  const instants = new Float64Array(CALLS).map(() =>
    Math.floor(Date.UTC(2024, 0, 1) + Math.random() * 3 * 365 * 86_400_000),
  )
  const spans = new Float64Array(CALLS).map(() => Math.floor(Math.random() * 15 * 450))
  return { working, instants, spans }
}

function rate(
  instants: Float64Array,
  spans: Float64Array,
  call: (at: number, span: number) => number,
): number {
  let sum = 0
  const start = performance.now()
  for (let i = 0; i < CALLS; i++) sum += call(instants[i] as number, spans[i] as number)
  const seconds = (performance.now() - start) / 1000
  // The sum is looked at, so that no call can be optimised away.
  if (Number.isNaN(sum)) throw new Error('a call gave no number')
  return CALLS / seconds
}

if (import.meta.main) {
  const { working, instants, spans } = await prepared()
  const begun = performance.now()
  addWorkingTime(working, Date.UTC(2026, 0, 5), 60)
  console.log(`the first year of a calendar      ${(performance.now() - begun).toFixed(1)} ms`)
  const away = [{ fromOn: '2026-07-01', toOn: '2026-07-21' }]
  const own = personalCalendar(working, { week, timeZone: 'America/New_York', away })
  report('working-time.add', 'aim ≥ 200,000', (at, span) => addWorkingTime(working, at, span))
  report('working-time.add, own hours', 'aim ≥ 200,000', (at, span) => addWorkingTime(own, at, span))
  report('working-time.between', '', (at, span) => workingTimeBetween(working, at, at + span * 180_000))
  report('working-time.days', '', (at, span) => dueAfter(working, at, { workingDays: span % 15 }))

  function report(name: string, aim: string, call: (at: number, span: number) => number): void {
    const perSecond = Math.round(rate(instants, spans, call)).toLocaleString('en')
    console.log(`${name.padEnd(30)}  ${perSecond.padStart(10)} calls/s  ${aim}`)
  }
}
