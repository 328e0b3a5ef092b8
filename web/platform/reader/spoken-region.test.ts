import { expect, test } from 'vitest'
import { spokenRegion } from './spoken-region.ts'

test.each([
  [['nb'], 'NO'],
  [['pl-PL', 'en'], 'PL'],
  [['fa'], 'IR'],
  [['en-US@posix', 'nb-NO'], 'US'],
  [['c_POSIX', 'nb-NO'], 'NO'],
  [['C', ''], undefined],
  [[], undefined],
])('%j is spoken in %s', (tags, region) => {
  expect(spokenRegion(tags)).toBe(region)
})
