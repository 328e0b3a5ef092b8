import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { DraftDocument, ProcessDocument } from '../../../contract/process/process-document.ts'
import { anyDocument } from './any-document.ts'
import { faultsOf } from './faults-of.ts'
import { draftHints, hintsOf } from './hints.ts'

const task = { name: 'Pricing', kind: 'document', mandatory: true }
const sound = {
  key: 'sales',
  name: 'Sales',
  goals: [{ metric: 'turnover', target: 1_000_000, period: 'year' }],
  roles: [{ key: 'analyst', name: 'Analyst' }],
  firstContact: { warn: { workingDays: 1 }, breach: { workingDays: 2 } },
  buyingStages: [
    { key: 'need', name: 'Need' },
    { key: 'research', name: 'Research' },
  ],
  questionnaires: [
    {
      key: 'bant',
      name: 'BANT',
      questions: [
        { key: 'budget', name: 'How much?', type: 'money' },
        {
          key: 'decider',
          name: 'Who decides?',
          type: 'choice',
          options: [{ key: 'buyer', name: 'The buyer' }],
        },
      ],
    },
  ],
  nurturing: [
    {
      key: 'news',
      name: 'News',
      steps: [{ key: 'mail', name: 'Writing', kind: 'email', after: { workingDays: 20 } }],
    },
  ],
  stages: [
    {
      key: 'visit',
      name: 'Visiting the customer',
      winProbability: 30,
      role: 'analyst',
      buyingStage: 'research',
      deadline: { warn: { workingDays: 1 }, breach: { workingDays: 2 } },
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

test.each<[string, (draft: Draft) => void, string, string]>([
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
    'an unknown role to escalate to',
    (d) => (d.stages[0].deadline.escalateTo = 'lawyer'),
    'stages.0.deadline.escalateTo',
    'unknown_role',
  ],
  [
    'an unknown role a task escalates to',
    (d) => (d.stages[0].tasks[0].escalateTo = 'lawyer'),
    'stages.0.tasks.0.escalateTo',
    'unknown_role',
  ],
  [
    'an unknown role to tell of a late first contact',
    (d) => (d.firstContact.escalateTo = 'lawyer'),
    'firstContact.escalateTo',
    'unknown_role',
  ],
  [
    'a first contact warned of too late',
    (d) => (d.firstContact.warn = { workingDays: 3 }),
    'firstContact.warn',
    'warns_too_late',
  ],
  [
    'a task warned of too late',
    (d) => Object.assign(d.stages[0].tasks[0], { due: { workingDays: 1 }, warn: { workingDays: 2 } }),
    'stages.0.tasks.0.warn',
    'warns_too_late',
  ],
  [
    'a task due after the deadline of its stage',
    (d) => (d.stages[0].tasks[0].due = { workingDays: 9 }),
    'stages.0.tasks.0.due',
    'due_after_deadline',
  ],
  [
    'a task due clearly after it, in minutes',
    (d) => (d.stages[0].tasks[0].due = { workingMinutes: 6_000 }),
    'stages.0.tasks.0.due',
    'due_after_deadline',
  ],
  [
    'an unknown questionnaire',
    (d) => (d.stages[0].tasks[0].questionnaire = 'spin'),
    'stages.0.tasks.0.questionnaire',
    'unknown_questionnaire',
  ],
  [
    'a questionnaire without questions',
    (d) => d.questionnaires.push({ key: 'empty', name: 'Empty', questions: [] }),
    'questionnaires.1.questions',
    'questionnaire_empty',
  ],
  [
    'a questionnaire twice',
    (d) => d.questionnaires.push(d.questionnaires[0]),
    'questionnaires.1.key',
    'duplicate_key',
  ],
  [
    'a choice of nothing',
    (d) => (d.questionnaires[0].questions[1].options = []),
    'questionnaires.0.questions.1.options',
    'options_missing',
  ],
  [
    'a question twice',
    (d) => d.questionnaires[0].questions.push(d.questionnaires[0].questions[1]),
    'questionnaires.0.questions.2.key',
    'duplicate_key',
  ],
  [
    'an option twice',
    (d) => d.questionnaires[0].questions[1].options.push({ key: 'buyer', name: 'Buyer' }),
    'questionnaires.0.questions.1.options.1.key',
    'duplicate_key',
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
    'a refusal that sends to nowhere',
    (d) => (d.stages[1].tasks = [approval({ sendBackTo: 'moon' })]),
    'stages.1.tasks.0.approval.sendBackTo',
    'unknown_stage',
  ],
  [
    'a refusal that sends ahead',
    (d) => (d.stages[1].tasks = [approval({ sendBackTo: 'offer' })]),
    'stages.1.tasks.0.approval.sendBackTo',
    'sends_back_ahead',
  ],
  [
    'a refusal that sends where nobody may go back to',
    (d) => Object.assign(d.stages[1], { mayGoBackTo: [], tasks: [approval({ sendBackTo: 'visit' })] }),
    'stages.1.tasks.0.approval.sendBackTo',
    'sends_back_barred',
  ],
  [
    'two targets for one measure and period',
    (d) => d.goals.push({ ...d.goals[0], target: 5 }),
    'goals.1',
    'duplicate_goal',
  ],
  [
    'an unknown nurturing plan',
    (d) => (d.stages[0].nurturing = 'nothing'),
    'stages.0.nurturing',
    'unknown_nurturing_plan',
  ],
  ['a nurturing plan twice', (d) => d.nurturing.push(d.nurturing[0]), 'nurturing.1.key', 'duplicate_key'],
  [
    'a step for an unknown role',
    (d) => (d.nurturing[0].steps[0].role = 'lawyer'),
    'nurturing.0.steps.0.role',
    'unknown_role',
  ],
  [
    'a rest that ends in a later stage',
    (d) => (d.stages[0].returnsTo = 'offer'),
    'stages.0.returnsTo',
    'returns_ahead',
  ],
  ['a process of one stage', (d) => d.stages.pop(), 'stages', 'too_few_stages'],
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
  const faults = faultsOf(DraftDocument.parse(draft))
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

test('a circle is told once, by the names of all who wait', () => {
  const draft: Draft = structuredClone(sound)
  draft.stages[1].tasks = ['a', 'b', 'c'].map((key, index) => ({
    ...task,
    key,
    name: `Task ${key.toUpperCase()}`,
    after: ['bca'[index]],
  }))
  expect(faultsOf(ProcessDocument.parse(draft))).toEqual([
    {
      path: 'stages.1.tasks.0.after',
      code: 'circle',
      message:
        'Stage 2 "Sending the offer" can never be left: task "Task A" waits for "Task B", which waits for "Task C", which waits for "Task A".',
      details: {
        stage: 'Sending the offer',
        number: 2,
        names: ['Task A', 'Task B', 'Task C', 'Task A'],
        holds: 'yes',
      },
    },
  ])
})

test('what is allowed is no fault: a due time hardly longer than the deadline, in another unit', () => {
  const draft: Draft = structuredClone(sound)
  draft.stages[0].tasks[0].due = { workingMinutes: 1_300 }
  draft.stages[0].returnsTo = 'visit'
  expect(faultsOf(ProcessDocument.parse(draft))).toEqual([])
})

test.each<[string, (draft: Draft) => void]>([
  ['no_goal', (d) => delete d.goals],
  ['holds_nothing', (d) => (d.stages[0].tasks = [])],
  ['no_lost_reasons', (d) => (d.lostReasons = [])],
  ['probability_falls', (d) => (d.stages[1].winProbability = 20)],
  ['role_unused', (d) => d.roles.push({ key: 'lawyer', name: 'Lawyer' })],
  ['named_like_a_thing', (d) => (d.stages[1].name = 'Offer')],
  ['named_like_a_thing', (d) => (d.stages[1].name = { en: 'Sending the offer', nb: 'Tilbud' })],
  ['named_like_a_thing', (d) => (d.stages[1].name = 'جلسه')],
  ['named_like_a_thing', (d) => (d.stages[1].name = 'Oferta')],
  ['buying_stage_falls', (d) => Object.assign(d.stages[1], { buyingStage: 'need' })],
  ['questionnaire_missing', (d) => (d.stages[0].tasks[0].kind = 'questionnaire')],
  ['never_asked_about', (d) => (d.questionnaires[0].key = 'in')],
  ['never_asked_about', (d) => (d.questionnaires[0].questions[0].key = 'true')],
  ['criterion_always_holds', (d) => (d.stages[1].exitCriteria = [criterion('deal.amount >= 0')])],
])('%s is a hint and no fault', (code, spoil) => {
  const draft: Draft = structuredClone(sound)
  spoil(draft)
  const document = ProcessDocument.parse(draft)
  expect(faultsOf(document)).toEqual([])
  expect(hintsOf(document).map((hint) => hint.code)).toEqual([code])
})

test('of a draft, what nobody is there to do is told first', () => {
  const draft: Draft = structuredClone(sound)
  delete draft.goals
  draft.stages[1].tasks = [{ ...approval({ approvals: 2 }), role: 'analyst' }]
  const hints = (holders: object) =>
    draftHints(ProcessDocument.parse(draft), { holders, basedOn: 1, published: 2 } as never).map(
      ({ code }) => code,
    )
  expect(hints({ analyst: [] })).toEqual(['draft_outdated', 'role_without_people', 'no_goal'])
  draft.roles[0].assign = 'deal_owner'
  expect(hints({ analyst: [] })).toEqual(['draft_outdated', 'no_goal'])
  draft.roles[0].assign = 'queue'
  expect(hints({ analyst: [{ id: 'ola', name: 'Ola' }] })).toEqual([
    'draft_outdated',
    'approvals_short',
    'no_goal',
  ])
})

test('what the generator of documents makes is sound, so that other tests may rely on it', () => {
  fc.assert(
    fc.property(anyDocument(), (document) => {
      expect(faultsOf(document)).toEqual([])
    }),
    { numRuns: 50 },
  )
})

const approval = (approved: object) => ({ ...task, key: 'agree', kind: 'approval', approval: approved })
const criterion = (condition = 'deal.amount > 1') => ({ key: 'one', name: 'One', condition })

// oxlint-disable-next-line typescript/no-explicit-any -- spoiling is the point
type Draft = any
