import { expect, test } from 'vitest'
import { ProcessDocument } from '../../../contract/process/process-document.ts'
import { faultsOf } from './faults-of.ts'
import { draftHints, hintsOf } from './hints.ts'
import { approval, criterion, type Draft, sound } from './test-sound.ts'

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
