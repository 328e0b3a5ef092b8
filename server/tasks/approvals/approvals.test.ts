import { expect, test } from 'vitest'
import { createDeal, showDeal } from '../../../contract/deals/deals.ts'
import { moveDeal } from '../../../contract/deals/moves.ts'
import type { DealId } from '../../../contract/ids.ts'
import { ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Route } from '../../../contract/route.ts'
import { approveTask, refuseApproval, taskApproval } from '../../../contract/tasks/approvals.ts'
import { assignTask, completeTask, listTasks, reopenTask, type Task } from '../../../contract/tasks/tasks.ts'
import { publishFor } from '../../../test/cast.ts'
import { addColleague } from '../../../test/company.ts'
import { tableHashes } from '../../../test/database.ts'
import { openHouse } from '../../../test/house.ts'
import { type Client } from '../../../test/server.ts'
import type { Actor } from '../../platform/actor.ts'

const approval = (key: string, more: object) => ({
  key,
  name: key,
  kind: 'approval',
  mandatory: true,
  ...more,
})
const discount = ProcessDocument.parse({
  key: 'discount',
  name: 'Selling at a discount',
  roles: [
    { key: 'director', name: 'Director', assign: 'least_busy' },
    { key: 'owner_alone', name: 'Founder' },
  ],
  stages: [
    { key: 'pricing', name: 'Pricing', winProbability: 40 },
    {
      key: 'approving',
      name: 'Approving the discount',
      winProbability: 50,
      tasks: [
        approval('two', {
          role: 'director',
          approval: { approvals: 2, sendBackTo: 'pricing' },
          guidance: 'At most 20 %.',
        }),
        approval('manager', {}),
        approval('again', { role: 'director', mandatory: false }),
        approval('alone', { role: 'owner_alone', mandatory: false }),
      ],
    },
    { key: 'signing', name: 'Signing', winProbability: 90 },
  ],
  lostReasons: [{ key: 'no_need', name: 'No need' }],
})

const clients = new Map<string, Client>()
const as = (name: string) => clients.get(name) as Client

const { server, cast } = await openHouse()

const { processId } = await publishFor(server.db, cast.kari, discount)
// Directors: Kari Berg (administrator), Dariush Rad and two more; Ola Nowak owns the deals and is one too.
const two = ['Liv Dahl', 'Jan Kos'].map((name) =>
  addColleague(server.db, cast.kari, { name, role: 'specialist' }),
)
const [liv, jan] = (await Promise.all(two)) as [Actor, Actor]
const holders = [cast.kari, cast.dariush, liv, jan, cast.ola].map((one) => [one.memberId, 'director'])
for (const [member, role] of [...holders, [cast.ola.memberId, 'owner_alone']])
  await server.owner.query(
    'insert into role_holders (workspace_id, role_key, member_id) values ($1, $2, $3)',
    [cast.kari.workspaceId, role, member],
  )
const actors = {
  kari: cast.kari,
  ola: cast.ola,
  eva: cast.eva,
  per: cast.per,
  dariush: cast.dariush,
  liv,
  jan,
}
for (const [name, actor] of Object.entries(actors)) clients.set(name, await server.client(actor, 'cookie'))

async function waiting(template: string) {
  const body = { title: 'Lamps at a discount', amount: 900_000, processId } as never
  const { id } = await as('ola').call(createDeal, { body })
  await as('ola').call(moveDeal, { params: { id }, body: { to: 'approving' } })
  return { dealId: id, task: await taskOf(id, template) }
}
const taskOf = async (id: DealId, template: string) =>
  (await as('kari').call(showDeal, { params: { id } })).tasks.find(
    ({ templateKey }) => templateKey === template,
  ) as Task
const approve = (who: string, { id }: Task) => as(who).call(approveTask, { params: { id } })
const no = ({ id }: Task, reason = 'Too far below the list price') => ({ params: { id }, body: { reason } })
const stageOf = async (id: DealId) => (await as('kari').call(showDeal, { params: { id } })).stageKey

/** What came back, and that nothing was written. */
async function refused(who: string, route: Route, asked: object) {
  const before = await tableHashes(server.owner, ['sessions'])
  const { status, body } = await as(who).send(route, asked)
  expect(await tableHashes(server.owner, ['sessions'])).toEqual(before)
  return [status, body.code]
}

test('an approval is in its role’s queue and is done by as many different people as it needs', async () => {
  const { dealId, task } = await waiting('two')
  expect(task).toMatchObject({ assigneeId: null, can: { complete: 'needs_approval', take: 'not_allowed' } })
  const first = await approve('dariush', task)
  expect(first).toMatchObject({
    needed: 2,
    taskState: 'open',
    given: [{ by: { name: 'Dariush Rad' } }],
    sendsBackTo: { key: 'pricing', name: 'Pricing' },
    guidance: 'At most 20 %.',
    deal: { title: 'Lamps at a discount', amount: 900_000, visible: false },
    can: { approve: 'already_decided', refuse: 'already_decided' },
  })
  const queueOf = async (who: string) =>
    (await as(who).call(listTasks, { query: { whose: 'queue' } })).rows.map(({ id }) => id)
  expect(await queueOf('dariush')).not.toContain(task.id)
  expect(await queueOf('liv')).toContain(task.id)
  expect(first.waitingFor.map(({ name }) => name)).toEqual(['Jan Kos', 'Kari Berg', 'Liv Dahl'])
  expect(await refused('dariush', approveTask, { params: { id: task.id } })).toEqual([409, 'already_decided'])
  expect(await refused('dariush', refuseApproval, no(task))).toEqual([409, 'already_decided'])
  expect(await approve('liv', task)).toMatchObject({ taskState: 'done', waitingFor: [] })
  expect(await taskOf(dealId, 'two')).toMatchObject({ state: 'done' })
  expect(await refused('jan', approveTask, { params: { id: task.id } })).toEqual([409, 'task_closed'])
})

test('nobody completes an approval by hand', async () => {
  const { task } = await waiting('two')
  const done = { params: { id: task.id }, ifMatch: task.version, body: {} }
  expect(await refused('dariush', completeTask, done)).toEqual([422, 'needs_approval'])
  expect(await refused('ola', completeTask, done)).toEqual([422, 'needs_approval'])
  expect(await refused('eva', completeTask, done)).toEqual([403, 'not_allowed'])
})

test('of twenty approvals by one person at once exactly one counts', async () => {
  const { task } = await waiting('two')
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => as('liv').send(approveTask, { params: { id: task.id } })),
  )
  expect(answers.filter(({ status }) => status === 200 || status === 201)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(19)
  const standing = await as('liv').call(taskApproval, { params: { id: task.id } })
  expect(standing).toMatchObject({ taskState: 'open', given: [{ by: { name: 'Liv Dahl' } }] })
  const { rows } = await server.owner.query(
    `select count(*)::int as n from events where subject_id = $1 and type = 'approval.given'`,
    [task.id],
  )
  expect(rows[0].n).toBe(1)
})

test('the owner of a deal does not approve it himself, unless nobody else could', async () => {
  const { dealId, task } = await waiting('two')
  expect(await refused('ola', approveTask, { params: { id: task.id } })).toEqual([403, 'not_your_own'])
  expect(await refused('ola', refuseApproval, no(task))).toEqual([403, 'not_your_own'])
  const alone = await taskOf(dealId, 'alone')
  expect(await approve('ola', alone)).toMatchObject({ taskState: 'done' })
})

test('being given the task does not make an approver', async () => {
  const { task } = await waiting('two')
  await as('ola').call(assignTask, {
    params: { id: task.id },
    ifMatch: task.version,
    body: { memberId: cast.eva.memberId },
  })
  expect(await refused('eva', approveTask, { params: { id: task.id } })).toEqual([403, 'not_allowed'])
  expect(await refused('per', approveTask, { params: { id: task.id } })).toEqual([404, 'not_found'])
  expect(await refused('per', taskApproval, { params: { id: task.id } })).toEqual([404, 'not_found'])
})

test('without a role those approve who may override the gate of that deal', async () => {
  const { task } = await waiting('manager')
  const { waitingFor } = await as('eva').call(taskApproval, { params: { id: task.id } })
  // Eva Lind manages Ola's team in Oslo, Kari Berg everybody; Per Moe sells in Bergen.
  expect(waitingFor.map(({ name }) => name)).toEqual(['Eva Lind', 'Kari Berg'])
  expect(await refused('ola', approveTask, { params: { id: task.id } })).toEqual([403, 'not_allowed'])
  expect(await approve('eva', task)).toMatchObject({ taskState: 'done' })
})

test('a refusal sends the deal back where the process says, with the reason, and by its rules', async () => {
  const { dealId, task } = await waiting('two')
  expect((await refused('liv', refuseApproval, no(task, '')))[0]).toBe(400)
  await approve('dariush', task)
  await as('liv').call(refuseApproval, no(task))
  expect(await stageOf(dealId)).toBe('pricing')
  const { rows } = await server.owner.query(
    `select type, data from events where deal_id = $1 and type in ('approval.refused', 'deal.moved') order by seq desc limit 2`,
    [dealId],
  )
  expect(rows).toMatchObject([
    { type: 'deal.moved', data: { to: 'pricing', way: 'back', reason: 'Too far below the list price' } },
    { type: 'approval.refused', data: { reason: 'Too far below the list price', sentBackTo: 'pricing' } },
  ])
  expect(await refused('jan', approveTask, { params: { id: task.id } })).toEqual([409, 'task_closed'])
  // It comes again with a new task, on which everybody decides anew.
  await as('ola').call(moveDeal, { params: { id: dealId }, body: { to: 'approving' } })
  const { rows: open } = await server.owner.query(
    `select id from tasks where deal_id = $1 and template_key = 'two' and state = 'open'`,
    [dealId],
  )
  expect(await approve('liv', { id: open[0].id } as Task)).toMatchObject({
    given: [{ by: { name: 'Liv Dahl' } }],
  })
})

test('a refusal that sends nobody back asks for the approval anew and keeps the reason in sight', async () => {
  const { task } = await waiting('manager')
  const after = await as('eva').call(refuseApproval, no(task))
  expect(after).toMatchObject({
    taskState: 'open',
    given: [],
    lastRefusal: { by: { name: 'Eva Lind' }, reason: 'Too far below the list price' },
    can: { approve: true },
  })
  expect(await approve('eva', task)).toMatchObject({ taskState: 'done' })
})

test('an approval that was reopened is decided anew', async () => {
  const { dealId, task } = await waiting('again')
  await approve('liv', task)
  const { version } = await taskOf(dealId, 'again')
  await as('liv').call(reopenTask, { params: { id: task.id }, ifMatch: version })
  expect(await approve('liv', task)).toMatchObject({ taskState: 'done' })
})

test('the gate waits for the approvals and then opens', async () => {
  const { dealId, task } = await waiting('two')
  const on = { params: { id: dealId }, body: { to: 'signing' } }
  expect(await refused('ola', moveDeal, on)).toEqual([422, 'criteria_unmet'])
  await approve('dariush', task)
  await approve('kari', await taskOf(dealId, 'manager'))
  expect(await refused('ola', moveDeal, on)).toEqual([422, 'criteria_unmet'])
  await approve('jan', task)
  await as('ola').call(moveDeal, on)
  expect(await stageOf(dealId)).toBe('signing')
})

test('refusing while somebody moves the deal leaves it in one stage, whoever is first', async () => {
  for (let round = 0; round < 5; round++) {
    const { dealId, task } = await waiting('two')
    const answers = await Promise.all([
      as('liv').send(refuseApproval, no(task)),
      as('kari').send(moveDeal, {
        params: { id: dealId },
        body: { to: 'signing', override: true, reason: 'In a hurry' },
      }),
      as('jan').send(approveTask, { params: { id: task.id } }),
    ])
    for (const { status } of answers) expect(status).toBeLessThan(500)
    const { rows } = await server.owner.query(
      `select d.stage_key, v.stage_key as visit from deals d join stage_visits v on v.deal_id = d.id and v.left_at is null
       where d.id = $1`,
      [dealId],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0].visit).toBe(rows[0].stage_key)
  }
})
