import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DraftDocument, Questionnaire } from '../../../../contract/process/process-document.ts'
import { compileCondition } from '../../../../server/process/conditions/condition.ts'
import { checkCondition } from './check-condition.ts'
import { type FactKind, factsOf } from './facts-of.ts'
import { operatorsOf } from './operators.ts'
import { readCondition } from './read-condition.ts'
import { needsValue, type Row, type Rows } from './rows.ts'
import { writeCondition } from './write-condition.ts'

const bant: Questionnaire = {
  key: 'bant',
  name: 'BANT',
  questions: [
    { key: 'budget', name: 'What is the budget?', type: 'money', required: true },
    {
      key: 'authority',
      name: 'Who decides?',
      type: 'choice',
      required: true,
      options: [
        { key: 'owner', name: 'The owner' },
        { key: 'board', name: 'The board' },
      ],
    },
    {
      key: 'needs',
      name: 'What for?',
      type: 'choices',
      required: true,
      options: [{ key: 'own', name: 'Own use' }],
    },
    { key: 'urgent', name: 'Is it urgent?', type: 'yes_no', required: true },
    { key: 'by', name: 'By when?', type: 'date', required: true },
  ],
}
const document: DraftDocument = {
  key: 'field_sales',
  name: 'Field sales',
  goals: [],
  roles: [],
  buyingStages: [{ key: 'research', name: 'Looking for solutions' }],
  questionnaires: [bant],
  nurturing: [],
  stages: [],
  wonReasons: [],
  lostReasons: [],
}
const facts = factsOf(document)
const typeOf = (name: string) => facts.find((fact) => fact.name === name)?.type
const knownTypeOf = (name: string) => typeOf(name) ?? 'string'
const read = (text: string) => {
  const { ast } = checkCondition(text, document)
  return ast && readCondition(ast, typeOf)
}

const text = fc
  .oneof(
    fc.string({ minLength: 1, unit: 'grapheme' }),
    fc.constantFrom("O'Brien", 'a\\b', '"', "\\'", 'ارزش', 'é😀', 'a\tb'),
  )
  .filter((value) => !/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/.test(value))
const valueOf: Record<FactKind, fc.Arbitrary<string | number>> = {
  number: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
  whole: fc.integer(),
  text,
  choice: text,
  date: fc.constantFrom('2026-11-22', '2027-01-01'),
  list: text,
  yes_no: text,
}
const row: fc.Arbitrary<Row> = fc.constantFrom(...facts).chain((fact) =>
  fc.constantFrom(...operatorsOf(fact.kind)).chain((operator) =>
    (needsValue(operator) ? valueOf[fact.kind] : fc.constant(null)).map((value) => ({
      fact: fact.name,
      operator,
      value,
    })),
  ),
)
const inner = (of: Rows['of']): fc.Arbitrary<Rows> =>
  fc.array(row, { minLength: 2, maxLength: 4 }).map((parts) => ({ of, parts }))
const rows: fc.Arbitrary<Rows> = fc.oneof(
  row.map((only): Rows => ({ of: 'all', parts: [only] })),
  fc
    .constantFrom('all' as const, 'any' as const)
    .chain((of) =>
      fc
        .array(fc.oneof(row, inner(of === 'all' ? 'any' : 'all')), { minLength: 2, maxLength: 5 })
        .map((parts): Rows => ({ of, parts })),
    ),
)

test('what was clicked together comes back as it was, and the server takes it', () => {
  fc.assert(
    fc.property(rows, (clicked) => {
      const condition = writeCondition(clicked, knownTypeOf) ?? ''
      expect(checkCondition(condition, document).fault).toBeNull()
      expect(() => compileCondition(condition, document)).not.toThrow()
      expect(read(condition)).toEqual(clicked)
    }),
    { numRuns: 500 },
  )
})

test('rows that say nothing yet are left out', () => {
  const unfinished: Rows = {
    of: 'any',
    parts: [
      { fact: 'deal.amount', operator: 'more', value: 10_000 },
      { fact: '', operator: 'is', value: null },
      { of: 'all', parts: [{ fact: 'deal.product', operator: 'is', value: '' }] },
    ],
  }
  expect(writeCondition(unfinished, knownTypeOf)).toBe('deal.amount > 10000.0')
  expect(writeCondition({ of: 'all', parts: [] }, knownTypeOf)).toBeNull()
})

test('what people write by hand becomes rows where rows can say it', () => {
  expect(read('10000 < deal.amount')?.parts).toEqual([
    { fact: 'deal.amount', operator: 'more', value: 10_000 },
  ])
  expect(read('!(deal.product == "")')?.parts).toEqual([
    { fact: 'deal.product', operator: 'known', value: null },
  ])
  expect(read('deal.has_company == false')?.parts).toEqual([
    { fact: 'deal.has_company', operator: 'no', value: null },
  ])
  expect(read('true')).toEqual({ of: 'all', parts: [] })
})

test('what rows cannot say stays a text', () => {
  for (const free of [
    'activities.calls + activities.emails > 0',
    'deal.amount > 1.0 && (deal.age_days > 3 || (deal.has_company && people.count > 1))',
    'size(tasks.done) > 2',
    'deal.product == deal.title',
    '!deal.title.contains("x")',
    'deal.product.lowerAscii() == "pump"',
    'false',
  ]) {
    expect(checkCondition(free).fault, free).toBeNull()
    expect(read(free), free).toBeNull()
  }
})

test('each mistake has its own name, the same as the server gives it', () => {
  for (const [condition, code, named] of [
    ['deal.amont > 3.0', 'unknown_fact', 'deal.amont'],
    ['foo.bar', 'unknown_fact', 'foo.bar'],
    ['answers.nobody.asked', 'unknown_questionnaire', 'nobody'],
    ['answers.bant.colour', 'unknown_question', 'bant.colour'],
    ["deal.amount == 'much'", 'wrong_types', 'double == string'],
    ['deal.amount', 'not_yes_or_no', ''],
  ] as const) {
    expect(checkCondition(condition, document).fault).toEqual({ code, named })
    expect(() => compileCondition(condition, document)).toThrow(expect.objectContaining({ code }))
  }
})

test('what may fail or take its time is refused while it is typed, as by the server', () => {
  for (const condition of [
    'deal.amount / 2.0 > 1.0',
    'tasks.done[0] == "x"',
    'deal.title.matches("a*")',
    '{} == {}',
  ]) {
    expect(checkCondition(condition).fault?.code).toMatch(/not_allowed|condition_invalid/)
    expect(() => compileCondition(condition)).toThrow()
  }
  expect(checkCondition('deal.amount >').fault?.code).toBe('condition_invalid')
})
