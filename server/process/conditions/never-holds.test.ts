import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileCondition, holds } from './condition.ts'
import { noFacts } from './facts.ts'
import { alwaysHolds, type Knowledge, neverHolds } from './never-holds.ts'

const knowledge: Knowledge = { choices: new Map([['company.size', new Set(['', 'small', 'large'])]]) }
const never = (...sources: string[]) =>
  neverHolds(
    sources.map((source) => compileCondition(source).ast),
    knowledge,
  )

test.each([
  'deal.amount > 100.0 && deal.amount < 50.0',
  'deal.amount > 100 && deal.amount <= 100',
  '100 < deal.amount && 100 > deal.amount',
  "deal.source == 'fair' && deal.source == 'mailing'",
  "deal.source == 'fair' && deal.source != 'fair'",
  "deal.source in ['a', 'b'] && !(deal.source in ['a', 'b', 'c'])",
  'deal.has_company && !deal.has_company',
  'people.count > 2 && people.count < 3',
  'people.count < 0',
  'people.count > 0 && people.count < 3 && people.count != 1 && people.count != 2',
  "company.size == 'huge'",
  "company.size != '' && company.size != 'small' && company.size != 'large'",
  "'a' in tasks.done && !('a' in tasks.done)",
  "(deal.amount > 9 || deal.source == 'x') && deal.amount < 5 && deal.source == 'y'",
  'deal.has_company ? deal.amount < 0 : deal.amount < 0',
  "deal.expected_close_on > '2027' && deal.expected_close_on < '2026'",
  'false',
])('no deal ever meets %s', (source) => {
  expect(never(source)).toBe(true)
})

test.each([
  'deal.amount > 50.0 && deal.amount < 100.0',
  'deal.amount >= 100 && deal.amount <= 100',
  'people.count > 1 && people.count < 3',
  "deal.source != 'fair' && deal.source != 'mailing'",
  "(deal.amount > 9 || deal.source == 'x') && deal.amount < 5",
  "deal.title.contains('a') && !deal.title.contains('a')",
  'deal.amount + 1.0 > 5.0 && deal.amount < 1.0',
  "company.size != 'small'",
  "'a' in tasks.done && !('b' in tasks.done)",
])('some deal may meet %s', (source) => {
  expect(never(source)).toBe(false)
})

test('two conditions, each of which some deal meets, may never be met at once', () => {
  expect(never('deal.amount > 100', 'deal.amount < 50')).toBe(true)
  expect(never('deal.amount > 100', 'deal.amount < 500')).toBe(false)
})

test('a condition every deal meets holds nobody back', () => {
  const always = (source: string) => alwaysHolds(compileCondition(source).ast, knowledge)
  expect(always('deal.amount >= 0')).toBe(true)
  expect(always("deal.source == '' || deal.source != ''")).toBe(true)
  expect(always('people.count > 0 || people.count == 0')).toBe(true)
  expect(always('deal.amount > 0')).toBe(false)
})

test('whatever some deal meets is never called impossible', () => {
  const atom = fc.oneof(
    fc
      .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), fc.integer({ min: -1, max: 4 }))
      .map(([op, value]) => `people.count ${op} ${value}`),
    fc
      .tuple(fc.constantFrom('==', '!=', '<'), fc.constantFrom('a', 'b'))
      .map(([op, v]) => `deal.source ${op} '${v}'`),
    fc.constantFrom('deal.has_company', "'a' in tasks.done", "deal.source in ['a', 'c']", 'true'),
  )
  const { condition } = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small' },
      atom,
      fc
        .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
        .map(([a, op, b]) => `(${a} ${op} ${b})`),
      tie('condition').map((inner) => `!(${inner})`),
    ),
  }))
  const facts = fc.record({
    count: fc.integer({ min: 0, max: 5 }),
    source: fc.constantFrom('', 'a', 'b', 'c'),
    company: fc.boolean(),
    done: fc.subarray(['a', 'b']),
  })
  let impossible = 0
  fc.assert(
    fc.property(condition, facts, (source, { count, source: from, company, done }) => {
      const read = compileCondition(source)
      const deal = { ...noFacts.deal, source: from, has_company: company }
      const met = holds(read, { ...noFacts, deal, people: { ...noFacts.people, count }, tasks: { done } })
      const cannot = neverHolds([read.ast], knowledge)
      if (cannot) impossible++
      expect(met && cannot).toBe(false)
      expect(!met && alwaysHolds(read.ast, knowledge)).toBe(false)
    }),
    { numRuns: 2_000 },
  )
  expect(impossible).toBeGreaterThan(20)
})
