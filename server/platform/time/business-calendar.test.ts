import { expect, test } from 'vitest'
import { type BusinessCalendar, compileCalendar, type Hours } from './business-calendar.ts'
import { workingTimeBetween } from './working-time.ts'

const office: Hours[] = [{ from: '09:00', to: '17:00' }]
const warsaw: BusinessCalendar = {
  timeZone: 'Europe/Warsaw',
  week: { 1: office, 2: office, 3: office, 4: office, 5: office, 6: [], 7: [] },
  holidays: { country: 'PL' },
  daysOff: [],
  daysWorked: [],
}

test('a working day has the hours of its weekday, less the breaks', () => {
  const withBreak = everyDay([
    { from: '09:00', to: '12:30' },
    { from: '13:15', to: '17:00' },
  ])
  expect(hoursOn(warsaw, '2026-07-08')).toBe(8)
  expect(hoursOn(warsaw, '2026-07-11')).toBe(0)
  expect(hoursOn(withBreak, '2026-07-08')).toBe(7.25)
})

test('hours given twice count once, in whatever order they stand', () => {
  const muddled = everyDay([
    { from: '13:00', to: '17:00' },
    { from: '09:00', to: '12:00' },
    { from: '11:00', to: '14:00' },
  ])
  expect(hoursOn(muddled, '2026-07-08')).toBe(8)
})

test('nobody works on a holiday or an own day off, and a day worked overrules both', () => {
  const holidays = new Set(['2026-11-11'])
  const calendar: BusinessCalendar = {
    ...warsaw,
    daysOff: [
      { on: '2026-07-08', name: 'Company outing' },
      { on: '2026-07-09', name: 'Moving house' },
    ],
    daysWorked: [
      { on: '2026-07-09', hours: [{ from: '10:00', to: '12:00' }] },
      { on: '2026-07-11', hours: [{ from: '10:00', to: '14:00' }] },
    ],
  }
  expect(hoursOn(calendar, '2026-11-11', holidays)).toBe(0)
  expect(hoursOn(calendar, '2026-07-08')).toBe(0)
  expect(hoursOn(calendar, '2026-07-09')).toBe(2)
  expect(hoursOn(calendar, '2026-07-11')).toBe(4)
  const open = { ...calendar, daysWorked: [{ on: '2026-11-11', hours: office }] }
  expect(hoursOn(open, '2026-11-11', holidays)).toBe(8)
})

test('the night in which summer time begins has an hour less, the night in which it ends an hour more', () => {
  const night = everyDay([{ from: '00:00', to: '06:00' }])
  expect(hoursOn(night, '2026-03-28')).toBe(6)
  expect(hoursOn(night, '2026-03-29')).toBe(5)
  expect(hoursOn(night, '2026-10-25')).toBe(7)
})

test('hours that begin or end within the hour that is skipped end or begin at the jump', () => {
  expect(hoursOn(everyDay([{ from: '01:00', to: '02:30' }]), '2026-03-29')).toBe(1)
  expect(hoursOn(everyDay([{ from: '02:30', to: '04:00' }]), '2026-03-29')).toBe(1)
  expect(hoursOn(everyDay([{ from: '02:15', to: '02:45' }]), '2026-03-29')).toBe(0)
})

test('hours that begin or end within the hour that comes twice mean its first passing', () => {
  expect(hoursOn(everyDay([{ from: '01:00', to: '02:30' }]), '2026-10-25')).toBe(1.5)
  expect(hoursOn(everyDay([{ from: '02:30', to: '04:00' }]), '2026-10-25')).toBe(2.5)
})

test('Lord Howe Island shifts its clocks by half an hour, Tehran no longer shifts them', () => {
  const howe = { ...everyDay([{ from: '00:00', to: '06:00' }]), timeZone: 'Australia/Lord_Howe' }
  expect(hoursOn(howe, '2026-10-04')).toBe(5.5)
  expect(hoursOn(howe, '2026-04-05')).toBe(6.5)
  const tehran = { ...everyDay([{ from: '00:00', to: '24:00' }]), timeZone: 'Asia/Tehran' }
  expect(hoursOn(tehran, '2022-03-22')).toBe(23)
  expect(hoursOn(tehran, '2026-03-22')).toBe(24)
})

test('a shift to midnight and one from midnight meet without a gap, over New Year too', () => {
  const nights = everyDay([
    { from: '22:00', to: '24:00' },
    { from: '00:00', to: '06:00' },
  ])
  const calendar = compileCalendar(nights, new Set())
  const begin = Temporal.ZonedDateTime.from('2026-12-31T22:00[Europe/Warsaw]').epochMilliseconds
  expect(workingTimeBetween(calendar, begin, begin + 8 * 3_600_000)).toBe(480)
})

test('a calendar that cannot be read is refused by name', () => {
  const compile = (changes: Partial<BusinessCalendar>) => () =>
    compileCalendar({ ...warsaw, ...changes }, new Set())
  expect(compile({ timeZone: 'Europe/Atlantis' })).toThrow(RangeError)
  expect(compile(everyDay([{ from: '17:00', to: '09:00' }]))).toThrow('end before they begin')
  expect(compile(everyDay([{ from: '9:00', to: '17:00' }]))).toThrow('not a time of day: 9:00')
  expect(compile(everyDay([{ from: '09:00', to: '24:30' }]))).toThrow('not a time of day: 24:30')
  expect(compile({ daysOff: [{ on: '2026-02-31', name: 'Never' }] })).toThrow('not a day: 2026-02-31')
})

function everyDay(hours: Hours[]): BusinessCalendar {
  return { ...warsaw, week: { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: hours, 7: hours } }
}

function hoursOn(calendar: BusinessCalendar, on: string, holidays: ReadonlySet<string> = new Set()): number {
  const day = Temporal.PlainDate.from(on)
  const midnight = day.toZonedDateTime(calendar.timeZone)
  const next = day.add({ days: 1 }).toZonedDateTime(calendar.timeZone)
  const compiled = compileCalendar(calendar, holidays)
  return workingTimeBetween(compiled, midnight.epochMilliseconds, next.epochMilliseconds) / 60
}
