import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { DraftDocument, ProcessDocument } from '../../../contract/process/process-document.ts'
import { anyDocument } from './any-document.ts'
import { faultsOf } from './faults-of.ts'
import { hintsOf } from './hints.ts'
import { approval, criterion, type Draft, sound, task } from './test-sound.ts'

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
])('%s is a fault', (_, spoil, path, code) => {
  const draft: Draft = structuredClone(sound)
  spoil(draft)
  const faults = faultsOf(DraftDocument.parse(draft))
  expect(faults.map((fault) => [fault.path, fault.code])).toEqual([[path, code]])
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

test('what the generator of documents makes is sound, so that other tests may rely on it', () => {
  fc.assert(
    fc.property(anyDocument(), (document) => {
      expect(faultsOf(document)).toEqual([])
    }),
    { numRuns: 50 },
  )
})
