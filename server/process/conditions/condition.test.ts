import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ConditionError, compileCondition, holds } from './condition.ts'
import { companySize, type Facts, factList, noFacts } from './facts.ts'

const known: Facts = {
  ...noFacts,
  deal: {
    ...noFacts.deal,
    amount: 12_500.5,
    currency: 'NOK',
    source: 'mailing',
    product: 'GTX Pro',
    age_days: 9,
  },
  people: { ...noFacts.people, count: 3, deciders: 1 },
  tasks: { done: ['visit', 'pricing'] },
  activities: { ...noFacts.activities, calls: 4 },
  company: { ...noFacts.company, country: 'NO', employees: 120, size: companySize(120) },
}

test.each([
  ['deal.amount > 10000.0', true],
  ['deal.amount > 10000', true],
  ['deal.amount == 12500.5', true],
  ['deal.amount == 12500', false],
  ['deal.amount * 2.0 > 20000.0', true],
  ['deal.source == "mailing" && deal.age_days >= 7', true],
  ["'pricing' in tasks.done && 'visit' in tasks.done", true],
  ["'contract' in tasks.done", false],
  ["company.country in ['NO', 'SE']", true],
  ["deal.product.startsWith('GTX')", true],
  ["deal.product.lowerAscii().contains('pro')", true],
  ['people.deciders > 0 && activities.calls + activities.emails >= 4', true],
  ["company.size == 'medium'", true],
  ['size(tasks.done) == 2', true],
  ['deal.has_company ? people.count > 5 : people.count > 2', true],
])('%s is %s', (source, expected) => {
  expect(holds(compileCondition(source), known)).toBe(expected)
})

test.each([
  ['deal.amont > 1.0', 'There is no fact "amont" (at "amont > 1.0").'],
  ['dela.amount > 1.0', 'There is no fact "dela" (at "dela.amount > 1.0").'],
  ['deal.title == 1', 'These cannot be combined: string == int.'],
  ['deal.amount', 'It has to answer yes or no.'],
  ['deal.amount >', 'Unexpected token: EOF.'],
  ['deal.amount / 2.0 > 1.0', '"/" cannot be used in a condition.'],
  ["tasks.done[0] == 'visit'", '"[ ]" cannot be used in a condition.'],
  ["deal.title.matches('(a+)+$')", '"matches" cannot be used in a condition.'],
  ["tasks.done.exists(t, t == 'visit')", '"exists" cannot be used in a condition.'],
  ['int(deal.title) > 1', '"int" cannot be used in a condition.'],
  ['dyn(deal.amount) == "x"', '"dyn" cannot be used in a condition.'],
])('%s is refused with a sentence', (source, message) => {
  expect(() => compileCondition(source)).toThrow(new ConditionError(message))
})

test('names of the language itself are no facts', () => {
  for (const name of [
    'constructor',
    'toString',
    '__proto__',
    'globalThis',
    'process',
    'deal.constructor',
    'deal.__proto__',
  ]) {
    expect(() => compileCondition(`${name} == 1`)).toThrow(/There is no fact|Reserved identifier/)
  }
})

test('a condition without end is refused, not followed', () => {
  for (const source of [`${'('.repeat(900)}true${')'.repeat(900)}`, `${'!'.repeat(1_900)}true`]) {
    expect(() => compileCondition(source)).toThrow(ConditionError)
  }
})

test('a condition that cannot be computed does not hold', () => {
  const source = 'people.count * 9223372036854775807 > 1'
  expect(holds(compileCondition(source), known)).toBe(false)
  expect(holds(compileCondition(`!(${source})`), known)).toBe(false)
})

test('every declared fact can be asked about, known or missing, and no answer throws', () => {
  const questions = {
    double: '> 1.0',
    int: '> 1',
    string: "== ''",
    bool: '== true',
    'list<string>': "== ['x']",
  }
  for (const { name, type } of factList) {
    const { ask } = compileCondition(`${name} ${questions[type]}`)
    expect(typeof holds({ source: name, tasks: [], ask }, noFacts)).toBe('boolean')
    expect(holds(compileCondition(`${name} ${questions[type]}`), noFacts)).toBe(type === 'string')
  }
})

test('amounts compare as numbers do', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 1e9 }), (amount, bound) => {
      const facts = { ...noFacts, deal: { ...noFacts.deal, amount: amount / 100 } }
      expect(holds(compileCondition(`deal.amount >= ${bound / 100}`), facts)).toBe(amount >= bound)
    }),
  )
})

test('the tasks a condition looks for are known without asking it', () => {
  expect(compileCondition("'a' in tasks.done || !('b' in tasks.done) || 'c' in ['c']").tasks).toEqual([
    'a',
    'b',
  ])
})

test('a company is sized by its headcount', () => {
  expect([null, 0, 9, 10, 49, 50, 249, 250].map(companySize)).toEqual([
    ...['', '', 'micro', 'small', 'small', 'medium', 'medium', 'large'],
  ])
})
