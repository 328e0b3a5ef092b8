import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ProcessDocument } from '../../../contract/process-document.ts'
import { anyDocument } from './any-document.ts'
import { hintsOf } from './hints.ts'
import { faultsOf } from './validate-document.ts'

const task = { name: 'Pricing', kind: 'document', mandatory: true }
const sound = {
  key: 'sales',
  name: 'Sales',
  goals: [{ metric: 'turnover', target: 1_000_000, period: 'year' }],
  roles: [{ key: 'analyst', name: 'Analyst' }],
  buyingStages: [{ key: 'research', name: 'Research' }],
  stages: [
    {
      key: 'visit',
      name: 'Visiting the customer',
      winProbability: 30,
      role: 'analyst',
      buyingStage: 'research',
      tasks: [
        { ...task, key: 'survey' },
        { ...task, key: 'pricing', role: 'analyst', after: ['survey'] },
      ],
    },
    { key: 'offer', name: 'Sending the offer', winProbability: 50 },
  ],
  lostReasons: [{ key: 'price', name: 'Price' }],
}

test('a sound process has no faults and gives no hints', () => {
  expect(faultsOf(ProcessDocument.parse(sound))).toEqual([])
  expect(hintsOf(ProcessDocument.parse(sound))).toEqual([])
})

test.each<[string, (draft: Draft) => void, string, string]>([
  ['a stage twice', (d) => (d.stages[1].key = 'visit'), 'stages.1.key', 'duplicate_key'],
  ['a role twice', (d) => d.roles.push(d.roles[0]), 'roles.1.key', 'duplicate_key'],
  [
    'a task twice',
    (d) => (d.stages[1].tasks = [{ ...task, key: 'survey' }]),
    'stages.1.tasks.0.key',
    'duplicate_key',
  ],
  ['a reason twice', (d) => d.lostReasons.push(d.lostReasons[0]), 'lostReasons.1.key', 'duplicate_key'],
  [
    'a criterion twice',
    (d) => (d.stages[1].exitCriteria = [criterion(), criterion()]),
    'stages.1.exitCriteria.1.key',
    'duplicate_key',
  ],
  ['an unknown role of a stage', (d) => (d.stages[0].role = 'lawyer'), 'stages.0.role', 'unknown_role'],
  [
    'an unknown role of a task',
    (d) => (d.stages[0].tasks[1].role = 'lawyer'),
    'stages.0.tasks.1.role',
    'unknown_role',
  ],
  [
    'an unknown buying stage',
    (d) => (d.stages[0].buyingStage = 'dream'),
    'stages.0.buyingStage',
    'unknown_buying_stage',
  ],
  ['a skip to nowhere', (d) => (d.stages[0].maySkipTo = ['moon']), 'stages.0.maySkipTo.0', 'unknown_stage'],
  [
    'a skip to an earlier stage',
    (d) => (d.stages[1].maySkipTo = ['visit']),
    'stages.1.maySkipTo.0',
    'wrong_direction',
  ],
  [
    'a way back to a later stage',
    (d) => (d.stages[0].mayGoBackTo = ['offer']),
    'stages.0.mayGoBackTo.0',
    'wrong_direction',
  ],
  [
    'a way back to itself',
    (d) => (d.stages[0].mayGoBackTo = ['visit']),
    'stages.0.mayGoBackTo.0',
    'wrong_direction',
  ],
  [
    'a task after an unknown one',
    (d) => (d.stages[0].tasks[1].after = ['sketch']),
    'stages.0.tasks.1.after.0',
    'unknown_task',
  ],
  [
    'a task after one of another stage',
    (d) => (d.stages[1].tasks = [{ ...task, key: 'a', after: ['survey'] }]),
    'stages.1.tasks.0.after.0',
    'unknown_task',
  ],
  [
    'a task after itself',
    (d) => (d.stages[1].tasks = [{ ...task, key: 'a', after: ['a'] }]),
    'stages.1.tasks.0.after',
    'circle',
  ],
  ['a rule that cannot be read', (d) => (d.appliesWhen = 'deal.'), 'appliesWhen', 'condition_invalid'],
  [
    'a criterion about an unknown fact',
    (d) => (d.stages[1].exitCriteria = [criterion('deal.mood > 1')]),
    'stages.1.exitCriteria.0.condition',
    'condition_invalid',
  ],
  [
    'a criterion about an unknown task',
    (d) => (d.stages[1].exitCriteria = [criterion("'sketch' in tasks.done")]),
    'stages.1.exitCriteria.0.condition',
    'unknown_task',
  ],
  [
    'a condition of a task that is no question',
    (d) => (d.stages[0].tasks[0].when = 'deal.amount'),
    'stages.0.tasks.0.when',
    'condition_invalid',
  ],
  [
    'a warning after the deadline',
    (d) => (d.stages[0].deadline = { warn: { workingDays: 3 }, breach: { workingDays: 2 } }),
    'stages.0.deadline.warn',
    'warns_too_late',
  ],
  [
    'a deadline of nothing',
    (d) => (d.stages[0].deadline = { breach: { workingDays: 0 } }),
    'stages.0.deadline.breach',
    'deadline_empty',
  ],
])('%s is a fault', (_, spoil, path, code) => {
  const draft: Draft = structuredClone(sound)
  spoil(draft)
  const faults = faultsOf(ProcessDocument.parse(draft))
  expect(faults.map((fault) => [fault.path, fault.code])).toEqual([[path, code]])
})

test('a circle of three names each of them', () => {
  const draft: Draft = structuredClone(sound)
  draft.stages[1].tasks = ['a', 'b', 'c'].map((key, index) => ({ ...task, key, after: ['bca'[index]] }))
  expect(faultsOf(ProcessDocument.parse(draft)).map(({ message }) => message)).toEqual([
    '"a" waits for itself.',
    '"b" waits for itself.',
    '"c" waits for itself.',
  ])
})

test.each<[string, (draft: Draft) => void]>([
  ['no_goal', (d) => delete d.goals],
  ['holds_nothing', (d) => (d.stages[0].tasks = [])],
  ['no_lost_reasons', (d) => (d.lostReasons = [])],
  ['probability_falls', (d) => (d.stages[1].winProbability = 20)],
  ['role_unused', (d) => d.roles.push({ key: 'lawyer', name: 'Lawyer' })],
])('%s is a hint and no fault', (code, spoil) => {
  const draft: Draft = structuredClone(sound)
  spoil(draft)
  const document = ProcessDocument.parse(draft)
  expect(faultsOf(document)).toEqual([])
  expect(hintsOf(document).map((hint) => hint.code)).toEqual([code])
})

test('what the generator of documents makes is sound, so that other tests may rely on it', () => {
  fc.assert(
    fc.property(anyDocument(), (document) => {
      expect(faultsOf(document)).toEqual([])
    }),
    { numRuns: 50 },
  )
})

const criterion = (condition = 'deal.amount > 1') => ({ key: 'one', name: 'One', condition })

// oxlint-disable-next-line typescript/no-explicit-any -- spoiling is the point
type Draft = any
