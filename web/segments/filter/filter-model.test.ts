import { expect, test } from 'vitest'
import type { Condition, Filter } from '../../../contract/segments/filters.ts'
import {
  everything,
  placeOf,
  readFilter,
  rejoined,
  withAll,
  withMore,
  withPart,
  writeFilter,
} from './filter-model.ts'

const retail: Condition = { field: 'industry', operator: 'any_of', value: ['Retail'] }
const big: Condition = { field: 'size', operator: 'any_of', value: ['large'] }
const nested: Filter = { all: [retail, { any: [big, retail] }] }

test('a filter comes back from the address as it went in, and nothing else does', () => {
  expect(readFilter(writeFilter(nested))).toEqual(nested)
  for (const text of [undefined, 'x', '[]', '{"all":[1]}', '{"all":{"field":"x"}}'])
    expect(readFilter(text)).toEqual(everything)
  expect(writeFilter(everything)).toBeUndefined()
  const turned: Filter = { all: [{ value: ['Retail'], operator: 'any_of', field: 'industry' }] }
  expect(writeFilter(turned)).toBe(writeFilter({ all: [retail] }))
})

test('parts are added, changed and taken away where they stand, and an empty group goes with its last part', () => {
  expect(withMore(nested, [1], retail)).toEqual({ all: [retail, { any: [big, retail, retail] }] })
  expect(withPart(nested, [1, 0], retail)).toEqual({ all: [retail, { any: [retail, retail] }] })
  const less = withPart(withPart(nested, [1, 0], null), [1, 0], null)
  expect(less).toEqual({ all: [retail] })
  expect(rejoined(nested, [1])).toEqual({ all: [retail, { all: [big, retail] }] })
})

test('what narrows a list besides its filter joins it, each part once, and narrows it in either case', () => {
  expect(withAll(everything, [retail, big])).toEqual({ all: [retail, big] })
  expect(withAll({ all: [big] }, [retail, big])).toEqual({ all: [big, retail] })
  expect(withAll({ any: [retail, big] }, [big])).toEqual({ all: [{ any: [retail, big] }, big] })
  expect(withAll({ any: [] }, [big])).toEqual({ all: [big] })
  expect(withAll({ any: [retail, big] }, [])).toEqual({ any: [retail, big] })
})

test('a quick filter is pressed only where its condition holds for every record shown', () => {
  expect(placeOf(nested, retail)).toBe(0)
  expect(placeOf({ any: [retail] }, retail)).toBe(-1)
})
