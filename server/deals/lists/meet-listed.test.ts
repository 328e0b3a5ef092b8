import { expect, test } from 'vitest'
import { createDeal, showDeal } from '../../../contract/deals/deals.ts'
import { ProcessDocument } from '../../../contract/process/process-document.ts'
import { answerQuestions } from '../../../contract/process/questionnaires.ts'
import { listQueuedTasks, showTask } from '../../../contract/tasks/hand-offs.ts'
import { completeTask, listTasks, type Task } from '../../../contract/tasks/tasks.ts'
import { publishFor } from '../../../test/cast.ts'
import { openHouse } from '../../../test/house.ts'

const document = ProcessDocument.parse({
  key: 'thorough',
  name: 'Selling thoroughly',
  roles: [{ key: 'surveyor', name: 'Surveyor', assign: 'queue' }],
  questionnaires: [
    {
      key: 'talk',
      name: 'The talk',
      questions: [
        { key: 'why', name: 'Why so much?', type: 'text', when: 'deal.amount > 1000.0' },
        { key: 'more', name: 'Anything else?', type: 'text', required: false },
      ],
    },
    {
      key: 'site',
      name: 'The site',
      questions: [
        { key: 'seen', name: 'Was somebody there?', type: 'yes_no' },
        { key: 'height', name: 'How high?', type: 'number', when: 'answers.site.seen' },
      ],
    },
  ],
  stages: [
    {
      key: 'talk',
      name: 'Talking',
      winProbability: 10,
      tasks: [
        { key: 'ask', name: 'Asking', kind: 'questionnaire', mandatory: true, questionnaire: 'talk' },
        {
          key: 'survey',
          name: 'Surveying',
          kind: 'questionnaire',
          mandatory: true,
          role: 'surveyor',
          questionnaire: 'site',
        },
        { key: 'plan', name: 'The plan', kind: 'document', mandatory: true },
        { key: 'agree', name: 'Agreeing', kind: 'approval', mandatory: true },
        { key: 'call', name: 'Calling', kind: 'call', mandatory: true },
      ],
    },
    { key: 'signing', name: 'Signing', winProbability: 90 },
  ],
})

const { server, cast, ola } = await openHouse(['ola'], { by: 'cookie' })

const { processId } = await publishFor(server.db, cast.kari, document)
await server.owner.query(
  `insert into role_holders (workspace_id, role_key, member_id) values ($1, 'surveyor', $2)`,
  [cast.ola.workspaceId, cast.ola.memberId],
)

const dealOf = async (amount: number) => {
  const deal = await ola.call(createDeal, { body: { title: 'Lamps', amount, processId } as never })
  const task = (key: string) => deal.tasks.find(({ templateKey }) => templateKey === key) as Task
  return { id: deal.id, task }
}

/** What is said of a task wherever it is shown, which must be one answer. */
async function saidOf(task: Task): Promise<true | string> {
  const inRows = (rows: readonly Task[]) => rows.find(({ id }) => id === task.id)?.can.complete
  const said = [
    inRows((await ola.call(showDeal, { params: { id: task.dealId } })).tasks),
    (await ola.call(showTask, { params: { id: task.id } })).can.complete,
    inRows((await ola.call(listTasks, { query: { whose: task.roleKey ? 'queue' : 'deals' } })).rows),
  ]
  if (task.roleKey) {
    const params = { role: task.roleKey }
    said.push(inRows((await ola.call(listQueuedTasks, { params, query: {} })).rows as never))
  }
  const [first] = said
  expect(said, task.templateKey ?? '').toEqual(said.map(() => first))
  return first ?? 'nowhere'
}

const tried = async (task: Task) => {
  const { status, body } = await ola.send(completeTask, {
    params: { id: task.id },
    ifMatch: task.version,
    body: {},
  })
  return status === 200 || (body.code as string)
}
const answer = (task: Task, question: string, value: unknown) =>
  ola.call(answerQuestions, { params: { id: task.id }, body: { answers: [{ question, value }] } as never })

test('every list says of an unfinished task what completing it would meet', async () => {
  const { task } = await dealOf(500_000)
  for (const [key, refusal] of [
    ['ask', 'answers_missing'],
    ['survey', 'answers_missing'],
    ['plan', 'files_missing'],
    ['agree', 'needs_approval'],
  ] as const) {
    expect([key, await saidOf(task(key))]).toEqual([key, refusal])
    expect(await tried(task(key))).toBe(refusal)
  }
  expect(await saidOf(task('call'))).toBe(true)
})

test('once everything is there, every list says so, and it is true', async () => {
  const { task } = await dealOf(500_000)
  await answer(task('ask'), 'why', 'They light the whole quay')
  await answer(task('survey'), 'seen', true)
  expect(await saidOf(task('survey'))).toBe('answers_missing')
  await answer(task('survey'), 'height', 12)
  await server.owner.query(
    `insert into files (workspace_id, id, deal_id, task_id, name, media_type, size, sha256, scan, added_by, added_at)
     values ($1, gen_random_uuid(), $2, $3, 'plan.pdf', 'application/pdf', 4, repeat('0', 64), 'clean', $4, now())`,
    [cast.ola.workspaceId, task('plan').dealId, task('plan').id, cast.ola.memberId],
  )
  for (const key of ['ask', 'survey', 'plan']) {
    expect([key, await saidOf(task(key))]).toEqual([key, true])
    expect(await tried(task(key))).toBe(true)
  }
})

test('a question that the deal itself does not ask for is not missed', async () => {
  const { task } = await dealOf(50_000)
  expect(await saidOf(task('ask'))).toBe(true)
  expect(await tried(task('ask'))).toBe(true)
})
