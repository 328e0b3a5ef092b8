import { expect, test } from 'vitest'
import { ProcessDocument } from '../../../contract/process/process-document.ts'
import { faultsOf } from './faults-of.ts'
import { criterion, type Draft, sound, task } from './test-sound.ts'

test.each<[string, (draft: Draft) => void, string, string]>([
  ['a rule that cannot be read', (d) => (d.appliesWhen = 'deal.'), 'appliesWhen', 'condition_invalid'],
  [
    'a criterion about an unknown fact',
    (d) => (d.stages[1].exitCriteria = [criterion('deal.mood > 1')]),
    'stages.1.exitCriteria.0.condition',
    'unknown_fact',
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
    'not_yes_or_no',
  ],
  [
    'a sum compared with a word',
    (d) => (d.stages[1].exitCriteria = [criterion("deal.amount == 'much'")]),
    'stages.1.exitCriteria.0.condition',
    'wrong_types',
  ],
  [
    'a question of no questionnaire',
    (d) => (d.stages[1].exitCriteria = [criterion('answers.spin.budget > 1')]),
    'stages.1.exitCriteria.0.condition',
    'unknown_questionnaire',
  ],
  [
    'a question nobody asks',
    (d) => (d.stages[1].exitCriteria = [criterion('answers.bant.mood > 1')]),
    'stages.1.exitCriteria.0.condition',
    'unknown_question',
  ],
  [
    'a question that depends on itself',
    (d) => (d.questionnaires[0].questions[0].when = 'answers.bant.budget > 5'),
    'questionnaires.0.questions.0.when',
    'asks_too_early',
  ],
  [
    'a question that depends on a later one',
    (d) => (d.questionnaires[0].questions[0].when = "answers.bant.decider == 'buyer'"),
    'questionnaires.0.questions.0.when',
    'asks_too_early',
  ],
  [
    'an option there is not',
    (d) => (d.stages[0].tasks[0].when = "answers.bant.decider == 'nobody'"),
    'stages.0.tasks.0.when',
    'condition_never_holds',
  ],
  [
    'a task no deal ever gets',
    (d) => (d.stages[0].tasks[0].when = 'people.count < 0'),
    'stages.0.tasks.0.when',
    'condition_never_holds',
  ],
  [
    'a rule no deal ever meets',
    (d) => (d.appliesWhen = "deal.source == 'a' && deal.source == 'b'"),
    'appliesWhen',
    'condition_never_holds',
  ],
  [
    'two criteria no deal meets at once',
    (d) =>
      (d.stages[1].exitCriteria = [
        criterion('deal.amount > 100'),
        { ...criterion('deal.amount < 50'), key: 'two' },
      ]),
    'stages.1.exitCriteria.1.condition',
    'criteria_contradict',
  ],
  [
    'a criterion that contradicts itself',
    (d) => (d.stages[1].exitCriteria = [criterion('deal.amount > 100.0 && deal.amount < 50.0')]),
    'stages.1.exitCriteria.0.condition',
    'condition_never_holds',
  ],
])('%s is a fault', (_, spoil, path, code) => {
  const draft: Draft = structuredClone(sound)
  spoil(draft)
  const faults = faultsOf(ProcessDocument.parse(draft))
  expect(faults.map((fault) => [fault.path, fault.code])).toEqual([[path, code]])
})

test('what lies behind a gate that never opens cannot be reached, unless one may skip to it', () => {
  const draft: Draft = structuredClone(sound)
  draft.stages[0].exitCriteria = [criterion("deal.source == 'a' && deal.source == 'b'")]
  const codes = () => faultsOf(ProcessDocument.parse(draft)).map(({ path, code }) => [path, code])
  expect(codes()).toEqual([
    ['stages.0.exitCriteria.0.condition', 'condition_never_holds'],
    ['stages.1', 'stage_unreachable'],
  ])
  draft.stages.unshift({ key: 'calling', name: 'Calling', winProbability: 5, maySkipTo: ['offer'] })
  expect(codes()).toEqual([['stages.1.exitCriteria.0.condition', 'condition_never_holds']])
})

test('a criterion that waits for a task of a later stage never holds, unless one may have been there', () => {
  const draft: Draft = structuredClone(sound)
  draft.stages[0].exitCriteria = [criterion("deal.amount > 1 && 'sign' in tasks.done")]
  draft.stages[1].tasks = [{ ...task, key: 'sign' }]
  expect(faultsOf(ProcessDocument.parse(draft))).toMatchObject([
    {
      path: 'stages.0.exitCriteria.0.condition',
      code: 'criterion_never_holds',
      message:
        '"Visiting the customer" can never be left: "One" waits for "Pricing", a task of a later stage.',
    },
    { path: 'stages.1', code: 'stage_unreachable' },
  ])
  draft.stages[0].exitCriteria = [criterion("deal.amount > 1 || 'sign' in tasks.done")]
  expect(faultsOf(ProcessDocument.parse(draft))).toEqual([])
})
