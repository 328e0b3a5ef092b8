import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { factList } from '../../../contract/process/facts.ts'
import type { Questionnaire } from '../../../contract/process/process-document.ts'
import { ConditionError, compileCondition, holds } from './condition.ts'
import { companySize, type Facts, noFacts } from './facts.ts'

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
  expect(() => compileCondition(source)).toThrow(expect.objectContaining({ name: 'ConditionError', message }))
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

const question = (key: string, type: Questionnaire['questions'][number]['type']) => ({
  key,
  name: key,
  type,
  required: true,
})
const bant: Questionnaire[] = [
  {
    key: 'bant',
    name: 'BANT',
    questions: [
      question('budget', 'money'),
      question('authority', 'choice'),
      question('needs', 'choices'),
      question('sure', 'yes_no'),
      question('by', 'date'),
      question('constructor', 'text'),
    ],
  },
]

test.each([
  ['answers.bant.budget >= 5000', true],
  ["answers.bant.authority == 'decides'", true],
  ["'speed' in answers.bant.needs", true],
  ['answers.bant.sure', true],
  ["answers.bant.by < '2027-01-01' && deal.amount > 1", true],
  ["answers.bant.constructor == ''", true],
])('of answers, %s is %s', (source, expected) => {
  const answered = {
    ...known,
    answers: {
      bant: { budget: 5_000, authority: 'decides', needs: ['speed'], sure: true, by: '2026-12-01' },
    },
  }
  expect(holds(compileCondition(source, { questionnaires: bant }), answered)).toBe(expected)
})

test('what nobody has answered, or answered in another kind by now, is missing', () => {
  const missing =
    "answers.bant.budget == 0 && answers.bant.authority == '' && answers.bant.needs == [] && !answers.bant.sure"
  expect(holds(compileCondition(missing, { questionnaires: bant }), known)).toBe(true)
  const odd = { ...known, answers: { bant: { budget: 'much', authority: 7, needs: 'one', sure: ['x'] } } }
  expect(holds(compileCondition(missing, { questionnaires: bant }), odd)).toBe(true)
})

test('two processes that ask the same question of other kinds do not mix their conditions', () => {
  const other: Questionnaire[] = [{ key: 'bant', name: 'BANT', questions: [question('budget', 'text')] }]
  const source = "answers.bant.budget == 'some'"
  expect(() => compileCondition(source, { questionnaires: bant })).toThrow(ConditionError)
  const answered = { ...known, answers: { bant: { budget: 'some' } } }
  expect(holds(compileCondition(source, { questionnaires: other }), answered)).toBe(true)
  expect(holds(compileCondition('answers.bant.budget == 0', { questionnaires: bant }), answered)).toBe(true)
  expect(holds(compileCondition(source, { questionnaires: other }), answered)).toBe(true)
})

test.each([
  ['answers.spin.budget > 1', 'unknown_questionnaire', 'spin'],
  ['deal.amount > 1 && answers.bant.mood > 1', 'unknown_question', 'bant.mood'],
  ['answers.bant.budget == "much"', 'wrong_types', 'double == string'],
  ['deal.mood > 1', 'unknown_fact', 'mood'],
  ['answers.bant.budget', 'not_yes_or_no', 'answers.bant.budget'],
  ['deal.amount >', 'condition_invalid', 'Unexpected token: EOF'],
])('%s is told as %s, with the part that is wrong', (source, code, named) => {
  const fault = (() => {
    try {
      return compileCondition(source, { questionnaires: bant })
    } catch (thrown) {
      return thrown
    }
  })()
  expect(fault).toMatchObject({ code, named })
  expect(() => compileCondition(source)).toThrow(ConditionError)
})

test('a company is sized by its headcount', () => {
  expect([null, 0, 9, 10, 49, 50, 249, 250].map(companySize)).toEqual([
    ...['', '', 'micro', 'small', 'small', 'medium', 'medium', 'large'],
  ])
})
