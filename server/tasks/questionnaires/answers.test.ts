import { expect, test } from 'vitest'
import { createPerson } from '../../../contract/customers/people.ts'
import { putPersonOnDeal } from '../../../contract/deals/deals.ts'
import {
  type AnswerValue,
  answerQuestions,
  taskQuestionnaire,
} from '../../../contract/process/questionnaires.ts'
import { given, nok, playSurvey } from '../../../test/played/survey.ts'

const { server, ola, inTalk, answer, refused } = await playSurvey()

test('an answer of another kind than the question asks for is refused by name, and nothing is written', async () => {
  const { task } = await inTalk()
  await answer(task.id, { when: 'soon' })
  const wrong: [string, AnswerValue][] = [
    ['budget_known', 'yes'],
    ['budget', 500],
    ['budget', { amount: 500, currency: 'EUR' }],
    ['large', '0198c0de-0000-7000-8000-000000000000'],
    ['large', 'Kari'],
    ['when', 'never'],
    ['when', ['soon']],
    ['needs', ['speed', 'colour']],
    ['needs', 'speed'],
    ['pieces', '7'],
    ['on', '2026-02-30'],
    ['on', 'tomorrow'],
    ['said', 7],
    ['unheard_of', true],
  ]
  for (const [question, value] of wrong) {
    const answers = [
      { question: 'when', value: 'later' },
      { question, value },
    ]
    const asked = {
      params: { id: task.id },
      body: { answers: question === 'when' ? answers.slice(1) : answers },
    }
    const { status, code, fields } = await refused(ola, answerQuestions, asked)
    expect.soft([status, code], `${question}: ${JSON.stringify(value)}`).toEqual([422, 'answer_invalid'])
    expect.soft(fields?.[0]?.message).toContain(question)
  }
  const twice = {
    params: { id: task.id },
    body: {
      answers: [
        { question: 'pieces', value: 1 },
        { question: 'pieces', value: 2 },
      ],
    },
  }
  expect(await refused(ola, answerQuestions, twice)).toMatchObject({ code: 'answer_invalid' })
})

test('every kind of answer comes back as it was given; an empty text and no choice take an answer back', async () => {
  const { dealId, task } = await inTalk()
  const anna = await ola.call(createPerson, { body: { name: 'Anna Berg' } as never })
  const stranger = { params: { id: task.id }, body: { answers: given({ large: anna.id }) } }
  expect(await refused(ola, answerQuestions, stranger)).toMatchObject({ code: 'answer_invalid' })
  await ola.call(putPersonOnDeal, {
    params: { id: dealId, personId: anna.id },
    body: { personas: ['pays'] },
  } as never)
  const all: Record<string, AnswerValue> = {
    budget_known: true,
    budget: nok(2_000_000),
    large: anna.id,
    when: 'soon',
    needs: ['speed', 'price'],
    pieces: -2.5,
    on: '2027-02-28',
    said: 'Line one\nline two',
  }
  const { questions, people } = await answer(task.id, { ...all, needs: ['price', 'speed', 'price'] })
  expect(Object.fromEntries(questions.map(({ key, answer: one }) => [key, one?.value]))).toEqual(all)
  expect(questions.find(({ key }) => key === 'large')?.answer?.personName).toBe('Anna Berg')
  expect(people).toEqual([{ id: anna.id, name: 'Anna Berg' }])
  const emptied = await answer(task.id, { said: '  ', needs: [], pieces: null })
  for (const key of ['said', 'needs', 'pieces'])
    expect(emptied.questions.find((one) => one.key === key)?.answer).toBeNull()
})

test('each change is in the timeline with what it was before; saying the same again is not', async () => {
  const { dealId, task } = await inTalk()
  await answer(task.id, { when: 'soon' })
  await answer(task.id, { when: 'later' })
  await answer(task.id, { when: 'later' })
  const { rows } = await server.owner.query(
    `select data from events where deal_id = $1 and type = 'questionnaire.answered' order by seq`,
    [dealId],
  )
  expect(rows.map(({ data }) => data.changes)).toEqual([
    [{ question: 'when', name: 'When?', type: 'choice', from: null, to: 'soon' }],
    [{ question: 'when', name: 'When?', type: 'choice', from: 'soon', to: 'later' }],
  ])
})

test('twenty at once answer different questions, and none is lost', async () => {
  const { task } = await inTalk()
  const each: Record<string, AnswerValue>[] = [
    { pieces: 7 },
    { on: '2027-01-01' },
    { said: 'x' },
    { when: 'soon' },
    { budget_known: true },
  ]
  await Promise.all(Array.from({ length: 20 }, (_, place) => answer(task.id, each[place % 5] ?? {})))
  const { questions } = await ola.call(taskQuestionnaire, { params: { id: task.id } })
  const answered = questions.filter((question) => question.answer !== null).map(({ key }) => key)
  expect(answered).toEqual(['budget_known', 'when', 'pieces', 'on', 'said'])
})
