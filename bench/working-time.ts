// How many deadlines a second: `node bench/working-time.ts`. Spans of up to three weeks, instants over three years.

import { type BusinessCalendar, compileCalendar } from '../server/platform/time/business-calendar.ts'
import { holidayDays } from '../server/platform/time/holidays.ts'
import { addWorkingTime, dueAfter, workingTimeBetween } from '../server/platform/time/working-time.ts'

const CALLS = 500_000
const hours = [
  { from: '09:00', to: '12:30' },
  { from: '13:00', to: '17:00' },
]
const calendar: BusinessCalendar = {
  timeZone: 'Europe/Warsaw',
  week: { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: [], 7: [] },
  holidays: { country: 'PL' },
  daysOff: [],
  daysWorked: [],
}
const holidays = await holidayDays('PL', undefined, 2024, 2027)

const begun = performance.now()
const working = compileCalendar(calendar, holidays)
addWorkingTime(working, Date.UTC(2026, 0, 5), 60)
console.log(`a calendar and its first year   ${(performance.now() - begun).toFixed(1)} ms`)

const instants = new Float64Array(CALLS).map(() =>
  Math.floor(Date.UTC(2024, 0, 1) + Math.random() * 3 * 365 * 86_400_000),
)
const spans = new Float64Array(CALLS).map(() => Math.floor(Math.random() * 15 * 450))

report('addWorkingTime', (at, span) => addWorkingTime(working, at, span))
report('workingTimeBetween', (at, span) => workingTimeBetween(working, at, at + span * 180_000))
report('dueAfter, working days', (at, span) => dueAfter(working, at, { workingDays: span % 15 }))

function report(name: string, call: (at: number, span: number) => number): void {
  let sum = 0
  const start = performance.now()
  for (let i = 0; i < CALLS; i++) sum += call(instants[i] as number, spans[i] as number)
  const seconds = (performance.now() - start) / 1000
  // The sum is looked at, so that no call can be optimised away.
  if (Number.isNaN(sum)) throw new Error(`${name} gave no number`)
  console.log(`${name.padEnd(30)}  ${Math.round(CALLS / seconds).toLocaleString('en')} calls/s`)
}
