import { expect, test } from 'vitest'
import type { ConditionalTasks, VersionMovePreview } from '../../../contract/process/version-moves.ts'
import { filterOf, readMoveSearch } from './move-search.ts'
import type { PlanRow } from './plan.ts'
import { byVersion, decide, mappingOf, versionsAfter, withCounted } from './plan.ts'

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

test('what is counted of tasks with a condition takes its place in the rows and the whole once all of it is there', () => {
  const none = { newMandatory: 1, newOptional: 0 }
  const preview = {
    rows: [
      { ...row(1, 'talk', 5_000), ...none, newPerhaps: 9_000 },
      { ...row(1, 'pricing', 3), ...none, newPerhaps: 0 },
    ],
    total: { ...none, newMandatory: 2, newPerhaps: 9_000 },
  } as VersionMovePreview
  const page = (after: string | null) =>
    ({
      rows: [{ fromVersion: 1, from: 'talk', newMandatory: 10, newOptional: 200 }],
      after,
    }) as ConditionalTasks
  expect(withCounted(preview, [])).toBe(preview)
  expect(withCounted(preview, [page('a')])).toBe(preview)
  const counted = withCounted(preview, [page('a'), page(null)])
  const found = { newMandatory: 21, newOptional: 400, newPerhaps: 0 }
  expect(counted.rows).toMatchObject([found, { ...none, newPerhaps: 0 }])
  expect(counted.total).toMatchObject({ ...found, newMandatory: 22 })
})

test('the address says the filter, amounts are those of the company’s currency, and nothing is no filter', () => {
  const filter = (raw: Record<string, string>) => filterOf(readMoveSearch(raw), 'NOK')
  expect(filter({ amountFrom: '-5', createdFrom: 'soon', source: 'moon' })).toBeUndefined()
  expect(filter({ amountTo: '90000', stage: 'talk', source: 'referral' })).toEqual({
    amountTo: 90_000,
    currency: 'NOK',
    stage: 'talk',
    source: 'referral',
  })
})
