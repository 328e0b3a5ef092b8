import { expect, test } from 'vitest'
import { Questionnaire } from '../../../../contract/process/process-document.ts'
import { askedQuestions, asksElsewhere } from './asked-questions.ts'

const questionnaire = Questionnaire.parse({
  key: 'need',
  name: 'Need',
  questions: [
    {
      key: 'when',
      name: 'When?',
      type: 'choice',
      options: ['now', 'later'].map((key) => ({ key, name: key })),
    },
    { key: 'why_later', name: 'Why later?', type: 'text', when: "answers.need.when == 'later'" },
    { key: 'who', name: 'Who says so?', type: 'text', when: "answers.need.why_later != ''" },
    { key: 'credit', name: 'On credit?', type: 'yes_no', when: 'deal.amount > 10000.0' },
  ],
})
const asked = (tried: Parameters<typeof askedQuestions>[2]) =>
  askedQuestions(questionnaire, [questionnaire], tried).map(({ key }) => key)

test('an answer brings the questions that follow from it, and takes them away again', () => {
  expect(asked({})).toEqual(['when', 'credit'])
  expect(asked({ when: 'later' })).toEqual(['when', 'why_later', 'credit'])
  expect(asked({ when: 'later', why_later: 'No money' })).toEqual(['when', 'why_later', 'who', 'credit'])
})

test('what was answered to a question that is no longer asked counts for nothing', () => {
  expect(asked({ when: 'now', why_later: 'No money' })).toEqual(['when', 'credit'])
})

test('a question about the deal is always shown, since nothing is known of a deal here', () => {
  expect(asksElsewhere('deal.amount > 10000.0', questionnaire)).toBe(true)
  expect(asksElsewhere("answers.need.when == 'deal.amount'", questionnaire)).toBe(false)
})
