import { expect, test } from 'vitest'
import { createPerson } from '../../../contract/customers/people.ts'
import { createDeal, putPersonOnDeal, showDeal } from '../../../contract/deals/deals.ts'
import { moveDeal } from '../../../contract/deals/moves.ts'
import type { DealId, TaskId } from '../../../contract/ids.ts'
import { ProcessDocument } from '../../../contract/process/process-document.ts'
import {
  type AnswerValue,
  answerQuestions,
  dealAnswers,
  taskQuestionnaire,
} from '../../../contract/process/questionnaires.ts'
import type { Route } from '../../../contract/route.ts'
import { completeTask, reopenTask, type Task } from '../../../contract/tasks/tasks.ts'
import { publishFor } from '../../../test/cast.ts'
import { tableHashes } from '../../../test/database.ts'
import { openHouse } from '../../../test/house.ts'
import { type Client } from '../../../test/server.ts'

const option = (key: string) => ({ key, name: key })

/** A talk with questions, then one more stage that asks the same ones again, then a specialist's questions. */
const survey = ProcessDocument.parse({
  key: 'survey',
  name: 'Selling after a survey',
  roles: [{ key: 'analyst', name: 'Analyst', assign: 'queue' }],
  questionnaires: [
    {
      key: 'bant',
      name: 'Qualification',
      questions: [
        { key: 'budget_known', name: 'Is there a budget?', type: 'yes_no' },
        { key: 'budget', name: 'How much?', type: 'money', when: 'answers.bant.budget_known' },
        { key: 'large', name: 'Who signs?', type: 'person', when: 'answers.bant.budget >= 10000.0' },
        { key: 'when', name: 'When?', type: 'choice', options: [option('soon'), option('later')] },
        {
          key: 'needs',
          name: 'Needs',
          type: 'choices',
          options: [option('speed'), option('price')],
          required: false,
        },
        { key: 'pieces', name: 'Pieces', type: 'number', required: false },
        { key: 'on', name: 'Day', type: 'date', required: false },
        { key: 'said', name: 'What was said', type: 'text', required: false, when: 'deal.amount > 1000.0' },
      ],
    },
    {
      key: 'site',
      name: 'The site',
      questions: [{ key: 'height', name: 'Height in metres', type: 'number' }],
    },
  ],
  stages: [
    {
      key: 'talk',
      name: 'Talking',
      winProbability: 10,
      tasks: [
        { key: 'ask', name: 'Qualifying', kind: 'questionnaire', mandatory: true, questionnaire: 'bant' },
        { key: 'plain', name: 'Call', kind: 'call', mandatory: false },
      ],
      exitCriteria: [
        { key: 'budget', name: 'The budget is known', condition: 'answers.bant.budget >= 500.0' },
      ],
    },
    {
      key: 'survey',
      name: 'Looking at the site',
      winProbability: 50,
      tasks: [
        {
          key: 'again',
          name: 'Asking again',
          kind: 'questionnaire',
          mandatory: false,
          questionnaire: 'bant',
        },
        {
          key: 'look',
          name: 'Survey',
          kind: 'questionnaire',
          mandatory: true,
          role: 'analyst',
          questionnaire: 'site',
        },
      ],
    },
    { key: 'signing', name: 'Signing', winProbability: 90 },
  ],
  lostReasons: [{ key: 'no_need', name: 'No need' }],
})

const { server, cast, ola, per, dariush } = await openHouse(['ola', 'per', 'dariush'], { by: 'cookie' })

const { processId } = await publishFor(server.db, cast.kari, survey)

async function inTalk(amount = 500_000) {
  const body = { title: 'Lamps for the quay', amount, processId } as never
  const { id } = await ola.call(createDeal, { body })
  return { dealId: id, task: await taskOf(id, 'ask') }
}
const show = (id: DealId) => ola.call(showDeal, { params: { id } })
const taskOf = async (id: DealId, template: string) =>
  (await show(id)).tasks.find(({ templateKey }) => templateKey === template) as Task
const given = (answers: Record<string, AnswerValue | null>) =>
  Object.entries(answers).map(([question, value]) => ({ question, value }))
const answer = (id: TaskId, answers: Record<string, AnswerValue | null>, client = ola) =>
  client.call(answerQuestions, { params: { id }, body: { answers: given(answers) } })
const nok = (amount: number) => ({ amount, currency: 'NOK' })

/** What came back, and that nothing was written. */
async function refused(client: Client, route: Route, asked: object) {
  const before = await tableHashes(server.owner, ['sessions'])
  const { status, body } = await client.send(route, asked)
  expect(await tableHashes(server.owner, ['sessions'])).toEqual(before)
  return { status, code: body.code, fields: body.fields, details: body.details }
}

test('a question is asked once the answers before it say so, and its answer counts only as long', async () => {
  const { task } = await inTalk()
  const asked = async () =>
    (await ola.call(taskQuestionnaire, { params: { id: task.id } })).questions
      .filter((question) => question.asked)
      .map(({ key }) => key)
  expect(await asked()).toEqual(['budget_known', 'when', 'needs', 'pieces', 'on', 'said'])
  await answer(task.id, { budget_known: true })
  expect(await asked()).toContain('budget')
  await answer(task.id, { budget: nok(2_000_000) })
  expect(await asked()).toContain('large')
  const turned = await answer(task.id, { budget_known: false })
  const budget = turned.questions.find(({ key }) => key === 'budget')
  expect(budget).toMatchObject({ asked: false, answer: { value: nok(2_000_000) } })
  // What depended on the amount is not asked either, though the amount is still there.
  expect(await asked()).not.toContain('large')
  await answer(task.id, { budget_known: true })
  expect(await asked()).toContain('large')
})

test('a condition may ask about the deal as well', async () => {
  const { task } = await inTalk(1_000)
  const { questions } = await answer(task.id, { when: 'soon' })
  expect(questions.find(({ key }) => key === 'said')?.asked).toBe(false)
})

test('answers hold the exit criterion closed, and open it', async () => {
  const { dealId, task } = await inTalk()
  const criteria = async () => (await show(dealId)).unmet.filter(({ kind }) => kind === 'criterion')
  expect(await criteria()).toHaveLength(1)
  await answer(task.id, { budget_known: true, budget: nok(49_999) })
  expect(await criteria()).toHaveLength(1)
  await answer(task.id, { budget: nok(50_000) })
  expect(await criteria()).toEqual([])
  // No longer asked, so no longer a fact.
  await answer(task.id, { budget_known: false })
  expect(await criteria()).toHaveLength(1)
})

test('the task is done when everything asked and required is answered, and the gate then lets the deal go', async () => {
  const { dealId, task } = await inTalk()
  const done = { params: { id: task.id }, ifMatch: task.version, body: {} }
  expect(await refused(ola, completeTask, done)).toMatchObject({
    status: 422,
    code: 'answers_missing',
    details: { questionnaire: 'bant', questions: [{ key: 'budget_known' }, { key: 'when' }] },
  })
  await answer(task.id, { budget_known: true, when: 'later' })
  expect((await refused(ola, completeTask, done)).details?.questions).toEqual([
    { key: 'budget', name: 'How much?' },
  ])
  const filled = await answer(task.id, { budget: nok(60_000) })
  expect(filled).toMatchObject({ missing: [], can: { answer: true, complete: true } })
  expect(await refused(ola, moveDeal, { params: { id: dealId }, body: { to: 'survey' } })).toMatchObject({
    code: 'criteria_unmet',
    details: { unmet: [{ kind: 'task', templateKey: 'ask' }] },
  })
  await ola.call(completeTask, done)
  expect((await ola.call(moveDeal, { params: { id: dealId }, body: { to: 'survey' } })).stageKey).toBe(
    'survey',
  )

  // The same questions in a later stage begin filled in, and what changes there changes on the deal.
  const again = await taskOf(dealId, 'again')
  const later = await ola.call(taskQuestionnaire, { params: { id: again.id } })
  expect(later).toMatchObject({ missing: [], version: 1 })
  expect(later.questions.find(({ key }) => key === 'when')?.answer).toMatchObject({
    value: 'later',
    taskId: task.id,
    answeredBy: { id: cast.ola.memberId, name: 'Ola Nowak' },
  })
  expect(
    await refused(ola, answerQuestions, {
      params: { id: task.id },
      body: { answers: given({ when: 'soon' }) },
    }),
  ).toMatchObject({ status: 409, code: 'task_closed' })
  await ola.call(reopenTask, { params: { id: task.id }, ifMatch: task.version + 1 })
  expect((await answer(task.id, { when: 'soon' })).can.complete).toBe(true)
})

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

test('who may do the task answers it, also without seeing the deal; others do neither', async () => {
  const { dealId, task } = await inTalk()
  await answer(task.id, { budget_known: true, budget: nok(60_000), when: 'soon' })
  await ola.call(completeTask, { params: { id: task.id }, ifMatch: task.version, body: {} })
  await ola.call(moveDeal, { params: { id: dealId }, body: { to: 'survey' } })
  const look = await taskOf(dealId, 'look')
  const height = { params: { id: look.id }, body: { answers: given({ height: 12 }) } }
  expect(await refused(ola, answerQuestions, height)).toMatchObject({ status: 403, code: 'not_allowed' })
  expect((await ola.call(taskQuestionnaire, { params: { id: look.id } })).can).toEqual({
    answer: 'not_allowed',
    complete: 'not_allowed',
  })
  expect(await refused(dariush, showDeal, { params: { id: dealId } })).toMatchObject({ status: 403 })
  expect((await dariush.call(answerQuestions, height)).missing).toEqual([])
  await dariush.call(completeTask, { params: { id: look.id }, ifMatch: look.version, body: {} })

  const { rows } = await ola.call(dealAnswers, { params: { dealId } })
  expect(rows.map(({ key }) => key)).toEqual(['bant', 'site'])
  for (const client of [per, dariush])
    expect([403, 404]).toContain((await client.send(dealAnswers, { params: { dealId } })).status)
  expect(await refused(per, taskQuestionnaire, { params: { id: task.id } })).toMatchObject({ status: 404 })
  expect(await refused(per, answerQuestions, height)).toMatchObject({ status: 404 })
})

test('a task without questions has no questionnaire', async () => {
  const { dealId } = await inTalk()
  const plain = await taskOf(dealId, 'plain')
  expect(await refused(ola, taskQuestionnaire, { params: { id: plain.id } })).toMatchObject({ status: 404 })
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
