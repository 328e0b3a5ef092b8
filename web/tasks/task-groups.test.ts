import { expect, test } from 'vitest'
import type { Reader } from '../platform/reader/reader.ts'
import { grouped, groupOf } from './task-groups.ts'

const oslo: Reader = { language: 'en', timeZone: 'Europe/Oslo', calendar: 'gregory' }
const tehran: Reader = { language: 'fa', timeZone: 'Asia/Tehran', calendar: 'persian' }
const at = (dueAt: string) => ({ dueAt, waits: false })
/** A Thursday, ten in the morning in Oslo. */
const now = new Date('2026-11-19T09:00:00Z')

test('what was due an hour ago is late, though it is of today', () => {
  expect(groupOf(at('2026-11-19T08:00:00Z'), oslo, now)).toBe('late')
  expect(groupOf(at('2026-11-19T10:00:00Z'), oslo, now)).toBe('today')
})

test('today ends at midnight where the reader is', () => {
  expect(groupOf(at('2026-11-19T22:59:00Z'), oslo, now)).toBe('today')
  expect(groupOf(at('2026-11-19T23:01:00Z'), oslo, now)).toBe('week')
})

test('the week ends on Sunday, and on Friday for who counts by the Persian calendar', () => {
  expect(groupOf(at('2026-11-22T12:00:00Z'), oslo, now)).toBe('week')
  expect(groupOf(at('2026-11-23T12:00:00Z'), oslo, now)).toBe('later')
  expect(groupOf(at('2026-11-20T12:00:00Z'), tehran, now)).toBe('week')
  expect(groupOf(at('2026-11-21T12:00:00Z'), tehran, now)).toBe('later')
})

test('groups come in the order of the days, empty ones left out', () => {
  const rows = [{ dueAt: '2026-11-18T12:00:00Z' }, { dueAt: '2026-12-24T12:00:00Z' }, { dueAt: null }]
  expect(grouped(rows, () => false, oslo, now).map(({ group }) => group)).toEqual([
    'late',
    'later',
    'undated',
  ])
})

test('what waits for another task is told apart from what has no date', () => {
  expect(groupOf({ dueAt: null, waits: true }, oslo, now)).toBe('waiting')
  expect(groupOf({ dueAt: null, waits: false }, oslo, now)).toBe('undated')
})
