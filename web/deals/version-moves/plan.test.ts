import { expect, test } from 'vitest'
import type { PlanRow } from './plan.ts'
import { byVersion, decide, mappingOf, versionsAfter } from './plan.ts'

const row = (fromVersion: number, key: string, deals: number) =>
  ({ fromVersion, from: { key, name: key }, deals }) as PlanRow

test('decisions become a mapping of their version alone; staying is null', () => {
  expect(mappingOf({ '1 pricing': 'negotiating', '2 pricing': null })).toEqual([
    { fromVersion: 1, from: 'pricing', to: 'negotiating' },
    { fromVersion: 2, from: 'pricing', to: null },
  ])
})

test('rows stand under their version, the newest first, with how many deals it has', () => {
  const groups = byVersion([row(1, 'talk', 3), row(1, 'pricing', 4), row(2, 'talk', 5)])
  expect(groups.map(({ number, deals, rows }) => [number, deals, rows.length])).toEqual([
    [2, 5, 1],
    [1, 7, 2],
  ])
})

test('without a choice every older version is chosen, and one can be taken out or a newer one put in', () => {
  expect(versionsAfter(undefined, [4, 2, 1], 3, 1)).toEqual([2])
  expect(versionsAfter(undefined, [4, 2, 1], 3, 4)).toEqual([1, 2, 4])
})

test('a stage that no version has any more is decided once for all versions, unless one was decided before', () => {
  const lost = (version: number) =>
    ({ ...row(version, 'pricing', 1), verdict: 'cannot_be_mapped' }) as PlanRow
  const rows = [lost(1), lost(2), lost(3), row(3, 'talk', 1)]
  expect(decide({ '2 pricing': null }, rows, rows[0] as PlanRow, 'terms')).toEqual({
    '1 pricing': 'terms',
    '2 pricing': null,
    '3 pricing': 'terms',
  })
  expect(decide({}, rows, rows[3] as PlanRow, 'terms')).toEqual({ '3 talk': 'terms' })
})
