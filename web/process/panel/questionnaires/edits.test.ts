import { expect, test } from 'vitest'
import type { DraftDocument, Questionnaire } from '../../../../contract/process/process-document.ts'
import { usesOfQuestion, usesOfQuestionnaire, usesOfRole } from '../edits/uses-of.ts'
import { withQuestionnaire, withType } from './edits.ts'

const bant: Questionnaire = {
  key: 'bant',
  name: 'BANT',
  questions: [
    { key: 'budget', name: 'What is the budget?', type: 'money', required: true },
    { key: 'by', name: 'By when?', type: 'date', required: true, when: 'answers.bant.budget > 0.0' },
  ],
}
const empty: DraftDocument = {
  key: 'field_sales',
  name: 'Field sales',
  goals: [],
  roles: [],
  buyingStages: [],
  questionnaires: [],
  nurturing: [],
  stages: [],
  wonReasons: [],
  lostReasons: [],
}

test('a questionnaire taken twice gets a key of its own, and its branching follows it', () => {
  const first = withQuestionnaire(empty, bant)
  const second = withQuestionnaire(first.document, bant)
  expect([first.key, second.key]).toEqual(['bant', 'bant_2'])
  expect(second.document.questionnaires[1]?.questions[1]?.when).toBe('answers.bant_2.budget > 0.0')
  expect(second.document.questionnaires[0]?.questions[1]?.when).toBe('answers.bant.budget > 0.0')
})

test('options stay only where one chooses among them', () => {
  const choice = withType({ key: 'who', name: 'Who?', type: 'text', required: true }, 'choice')
  expect(choice.options).toEqual([])
  expect(withType(choice, 'date')).not.toHaveProperty('options')
})

test('what uses a role, a questionnaire or a question is named', () => {
  const document: DraftDocument = {
    ...withQuestionnaire(empty, bant).document,
    appliesWhen: 'answers.bant.by != ""',
    stages: [
      {
        key: 'offer',
        name: 'Sending the offer',
        role: 'seller',
        winProbability: 10,
        requiredFields: [],
        exitCriteria: [],
        maySkipTo: [],
        mayWin: false,
        tasks: [
          {
            key: 'ask',
            name: 'Asking',
            kind: 'questionnaire',
            mandatory: true,
            questionnaire: 'bant',
            role: 'seller',
          },
        ],
      },
    ],
  }
  const names = (uses: { name: unknown }[]) => uses.map(({ name }) => name)
  expect(names(usesOfRole(document, 'seller'))).toEqual(['Sending the offer', 'Asking'])
  expect(usesOfRole(document, 'lawyer')).toEqual([])
  expect(names(usesOfQuestionnaire(document, 'bant'))).toEqual(['Asking', 'Field sales'])
  expect(names(usesOfQuestion(document, 'bant', 'budget'))).toEqual(['By when?'])
  expect(names(usesOfQuestion(document, 'bant', 'by'))).toEqual(['Field sales'])
})
