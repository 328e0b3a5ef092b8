import { expect, test } from 'vitest'
import { amountOf, spanOf, unitOf } from './span-units.ts'

test('a span is counted as people count it', () => {
  expect(unitOf({ workingDays: 2 })).toBe('days')
  expect(unitOf({ workingMinutes: 240 })).toBe('hours')
  expect(unitOf({ workingMinutes: 20 })).toBe('minutes')
  expect(amountOf({ workingMinutes: 90 }, 'hours')).toBe(1.5)
})

test('what is shown in a unit is kept as it was', () => {
  for (const span of [{ workingMinutes: 270 }, { workingMinutes: 45 }, { workingDays: 3 }]) {
    const unit = unitOf(span) ?? 'days'
    expect(spanOf(amountOf(span, unit), unit)).toEqual(span)
  }
  expect(spanOf(4, 'hours')).toEqual({ workingMinutes: 240 })
})
