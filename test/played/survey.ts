import { expect } from 'vitest'
import { createDeal, showDeal } from '../../contract/deals/deals.ts'
import type { DealId, TaskId } from '../../contract/ids.ts'
import { ProcessDocument } from '../../contract/process/process-document.ts'
import { type AnswerValue, answerQuestions } from '../../contract/process/questionnaires.ts'
import type { Route } from '../../contract/route.ts'
import { type Task } from '../../contract/tasks/tasks.ts'
import { publishFor } from '../cast.ts'
import { tableHashes } from '../database.ts'
import { openHouse } from '../house.ts'
import { type Client } from '../server.ts'

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

/** Deals that begin with a talk in which questions are asked; refused attempts leave nothing. */
export async function playSurvey() {
  const house = await openHouse(['ola', 'per', 'dariush'], { by: 'cookie' })
  const { server, cast, ola } = house
  const { processId } = await publishFor(server.db, cast.kari, survey)

  async function inTalk(amount = 500_000) {
    const body = { title: 'Lamps for the quay', amount, processId } as never
    const { id } = await ola.call(createDeal, { body })
    return { dealId: id, task: await taskOf(id, 'ask') }
  }
  const show = (id: DealId) => ola.call(showDeal, { params: { id } })
  const taskOf = async (id: DealId, template: string) =>
    (await show(id)).tasks.find(({ templateKey }) => templateKey === template) as Task

  const answer = (id: TaskId, answers: Record<string, AnswerValue | null>, client = ola) =>
    client.call(answerQuestions, { params: { id }, body: { answers: given(answers) } })

  /** What came back, and that nothing was written. */
  async function refused(client: Client, route: Route, asked: object) {
    const before = await tableHashes(server.owner, ['sessions'])
    const { status, body } = await client.send(route, asked)
    expect(await tableHashes(server.owner, ['sessions'])).toEqual(before)
    return { status, code: body.code, fields: body.fields, details: body.details }
  }

  return { ...house, inTalk, show, taskOf, answer, refused }
}

export const given = (answers: Record<string, AnswerValue | null>) =>
  Object.entries(answers).map(([question, value]) => ({ question, value }))
export const nok = (amount: number) => ({ amount, currency: 'NOK' })
