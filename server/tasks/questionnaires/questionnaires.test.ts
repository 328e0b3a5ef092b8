import { expect, test } from 'vitest'
import { showDeal } from '../../../contract/deals/deals.ts'
import { moveDeal } from '../../../contract/deals/moves.ts'
import { answerQuestions, dealAnswers, taskQuestionnaire } from '../../../contract/process/questionnaires.ts'
import { completeTask, reopenTask } from '../../../contract/tasks/tasks.ts'
import { given, nok, playSurvey } from '../../../test/played/survey.ts'

const { cast, ola, per, dariush, inTalk, show, taskOf, answer, refused } = await playSurvey()

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
