import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ProcessDocument } from '../../../contract/process/process-document.ts'
import { anyDocument } from '../faults/any-document.ts'
import { differences } from './differences.ts'

const task = (key: string) => ({ key, name: `Task ${key}`, kind: 'call', mandatory: true })
const before = {
  key: 'sales',
  name: 'Sales',
  goals: [{ metric: 'turnover', target: 100, period: 'year' }],
  roles: [{ key: 'analyst', name: 'Analyst' }],
  questionnaires: [
    { key: 'bant', name: 'BANT', questions: [{ key: 'budget', name: 'How much?', type: 'money' }] },
  ],
  stages: [
    {
      key: 'visit',
      name: 'Visiting',
      winProbability: 10,
      requiredFields: ['amount'],
      tasks: [task('a'), task('b')],
      exitCriteria: [{ key: 'paid', name: 'Paid', condition: 'deal.amount > 1' }],
    },
    { key: 'offer', name: 'Sending the offer', winProbability: 50, tasks: [task('c')] },
    { key: 'talks', name: 'Negotiating', winProbability: 70 },
    { key: 'order', name: 'Taking the order', winProbability: 90 },
  ],
  lostReasons: [{ key: 'price', name: 'Price' }],
}

// oxlint-disable-next-line typescript/no-explicit-any -- changing is the point
type Draft = any

test.each<[string, (draft: Draft) => void, unknown[][]]>([
  ['nothing', () => {}, []],
  [
    'the purpose',
    (d) => (d.purpose = 'More'),
    [['changed', 'process', 'sales', 'purpose', undefined, 'More']],
  ],
  ['a goal', (d) => (d.goals[0].target = 200), [['changed', 'goal', 'turnover year', 'target', 100, 200]]],
  [
    'a new stage',
    (d) => d.stages.splice(1, 0, { key: 'demo', name: 'Showing', winProbability: 30, tasks: [task('z')] }),
    [['added', 'stage', 'demo', undefined, undefined, undefined]],
  ],
  [
    'a stage gone with its tasks',
    (d) => d.stages.splice(1, 1),
    [['removed', 'stage', 'offer', undefined, undefined, undefined]],
  ],
  [
    'a stage gone whose task lives on',
    (d) => d.stages[0].tasks.push(d.stages.splice(1, 1)[0].tasks[0]),
    [
      ['removed', 'stage', 'offer', undefined, undefined, undefined],
      ['moved', 'task', 'c', undefined, 'Sending the offer', 'Visiting'],
    ],
  ],
  [
    'the first stage put last is one move',
    (d) => d.stages.push(d.stages.shift()),
    [['moved', 'stage', 'visit', undefined, 1, 4]],
  ],
  [
    'a renamed stage',
    (d) => (d.stages[0].name = 'Calling'),
    [['changed', 'stage', 'visit', 'name', 'Visiting', 'Calling']],
  ],
  ['tasks in another order', (d) => d.stages[0].tasks.reverse(), [['moved', 'task', 'a', undefined, 1, 2]]],
  [
    'a task in another stage, and changed',
    (d) => d.stages[1].tasks.push({ ...d.stages[0].tasks.pop(), mandatory: false }),
    [
      ['moved', 'task', 'b', undefined, 'Visiting', 'Sending the offer'],
      ['changed', 'task', 'b', 'mandatory', true, false],
    ],
  ],
  [
    'a criterion',
    (d) => (d.stages[0].exitCriteria[0].condition = 'deal.amount > 2'),
    [['changed', 'criterion', 'paid', 'condition', 'deal.amount > 1', 'deal.amount > 2']],
  ],
  [
    'required fields',
    (d) => (d.stages[0].requiredFields = ['source']),
    [
      ['removed', 'required_field', 'amount', undefined, undefined, undefined],
      ['added', 'required_field', 'source', undefined, undefined, undefined],
    ],
  ],
  [
    'a question',
    (d) => (d.questionnaires[0].questions[0].required = false),
    [['changed', 'question', 'budget', 'required', true, false]],
  ],
  [
    'a reason',
    (d) => d.lostReasons.push({ key: 'time', name: 'Time' }),
    [['added', 'lost_reason', 'time', undefined, undefined, undefined]],
  ],
])('%s is told as it is', (_, change, expected) => {
  const draft = structuredClone(before)
  change(draft)
  const rows = differences(ProcessDocument.parse(before), ProcessDocument.parse(draft))
  expect(
    rows.map(({ change: how, what, key, field, before: old, after }) => [how, what, key, field, old, after]),
  ).toEqual(expected)
})

test('a change inside a stage says in which', () => {
  const draft: Draft = structuredClone(before)
  draft.stages[1].tasks[0].name = 'Calling again'
  expect(differences(ProcessDocument.parse(before), ProcessDocument.parse(draft))).toEqual([
    {
      ...{ change: 'changed', what: 'task', key: 'c', name: 'Calling again', field: 'name' },
      ...{ before: 'Task c', after: 'Calling again' },
      stage: { key: 'offer', name: 'Sending the offer' },
    },
  ])
})

test('a document differs from itself in nothing, and from another one in something', () => {
  fc.assert(
    fc.property(anyDocument(), anyDocument(), (one, other) => {
      expect(differences(one, structuredClone(one))).toEqual([])
      expect(differences(one, other)).not.toEqual([])
    }),
    { numRuns: 30 },
  )
})
