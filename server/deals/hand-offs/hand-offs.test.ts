import { expect, test } from 'vitest'
import type { DealId } from '../../../contract/ids.ts'
import { showProcess } from '../../../contract/process/process.ts'
import { listQueuedTasks, listQueues, showTask, tasksDueWithin } from '../../../contract/tasks/hand-offs.ts'
import * as tasks from '../../../contract/tasks/tasks.ts'
import * as groups from '../../../contract/team/groups.ts'
import * as membersContract from '../../../contract/team/members.ts'
import * as roles from '../../../contract/team/roles.ts'
import { addLeave, removeLeave, showMemberWorkingTime } from '../../../contract/team/working-time.ts'
import { aDeal } from '../../../test/cast.ts'
import { addColleague } from '../../../test/company.ts'
import { tableHashes } from '../../../test/database.ts'
import { openHouse } from '../../../test/house.ts'
import { type Client } from '../../../test/server.ts'
import { moveDeal } from '../moving/move-deal.ts'

const { server, cast, kari, ola, per } = await openHouse(['kari', 'ola', 'per'])

const pricing = await kari.call(groups.createDepartment, { body: { name: 'Pricing' } })
const people = []
for (const name of ['Sara Vik', 'Tor Aas']) {
  const actor = await addColleague(server.db, cast.kari, { name, role: 'specialist' })
  const { version } = await kari.call(membersContract.showMember, { params: { id: actor.memberId } })
  await kari.call(membersContract.editMember, {
    params: { id: actor.memberId },
    ifMatch: version,
    body: { departmentId: pricing.id },
  })
  people.push(actor)
}
await kari.call(roles.setRoleHolders, {
  params: { role: 'analyst' },
  body: { members: [cast.dariush.memberId], departments: [pricing.id] },
})
/** Both work in Pricing, which holds the role of the analyst; neither may open a deal. */
const sara = await server.client(people[0] as never)
const tor = await server.client(people[1] as never)

/** A deal of Ola's that stands in pricing, and the analyst's task in it. */
async function aPricing(title = 'Lamps for the harbour') {
  const deal = await aDeal(cast, { title })
  await server.db.write(cast.ola.workspaceId, (tx) =>
    moveDeal(tx, { id: deal.id, to: 'pricing', override: false }, cast.ola),
  )
  const { rows } = await server.owner.query<{ id: tasks.Task['id'] }>(
    `select id from tasks where deal_id = $1 and template_key = 'price'`,
    [deal.id],
  )
  const id = rows[0]?.id as tasks.Task['id']
  return { deal, id, params: { id } }
}

const handOffsOf = async (id: string) =>
  (await server.owner.query(`select * from hand_offs where task_id = $1 order by seq`, [id])).rows

async function refusalOf(call: Promise<unknown>) {
  return call.then(
    () => 'nothing refused',
    (refused) => refused.problem.code as string,
  )
}

test('who works in a department that holds a role holds it too, wherever holders are shown', async () => {
  const { rows } = await kari.call(roles.listRoleHolders)
  expect(rows[0]).toMatchObject({
    role: 'analyst',
    members: [{ name: 'Dariush Rad' }],
    departments: [{ name: 'Pricing' }],
    everybody: [{ name: 'Dariush Rad' }, { name: 'Sara Vik' }, { name: 'Tor Aas' }],
  })
  const { holders } = await kari.call(showProcess, { params: { id: cast.processId } })
  expect(holders.analyst?.map(({ name }) => name)).toEqual(['Dariush Rad', 'Sara Vik', 'Tor Aas'])
  const { rows: queues } = await sara.call(listQueues)
  expect(queues).toMatchObject([{ role: 'analyst', mine: true, departments: [{ name: 'Pricing' }] }])
})

test('a task waits, is taken, given back with a reason, taken by a colleague and done; each stretch is written', async () => {
  const { id, params, deal } = await aPricing('A long way')
  const waiting = await sara.call(listQueuedTasks, { params: { role: 'analyst' } })
  const listed = waiting.rows.find((row) => row.id === id)
  expect(listed).toMatchObject({ can: { take: true }, deal: { title: 'A long way', visible: false } })

  const me = async (client: Client) =>
    (await client.call({ method: 'GET', path: '/session' } as never)) as { member: { id: never } }
  const saraId = (await me(sara)).member.id
  const torId = (await me(tor)).member.id
  const taken = await sara.call(tasks.assignTask, { params, ifMatch: 1, body: { memberId: saraId } })
  const give = { params, ifMatch: taken.version }
  expect(await refusalOf(sara.call(tasks.assignTask, { ...give, body: { memberId: null } }))).toBe(
    'reason_required',
  )
  const back = await sara.call(tasks.assignTask, {
    ...give,
    body: { memberId: null, reason: 'I do not know these lamps' },
  })
  const again = await tor.call(tasks.assignTask, {
    params,
    ifMatch: back.version,
    body: { memberId: torId },
  })
  await tor.call(tasks.completeTask, { params, ifMatch: again.version, body: { result: '4,200 each' } })

  const rows = await handOffsOf(id)
  expect(rows.map((row) => [row.seq, row.ended_how, row.taken_by])).toEqual([
    [1, 'given_back', saraId],
    [2, 'done', torId],
  ])
  const page = await sara.call(showTask, { params })
  expect(page.history.map(({ type }) => type)).toEqual([
    'task.completed',
    'task.assigned',
    'task.given_back',
    'task.assigned',
  ])
  expect(page.history[2]?.data).toMatchObject({ reason: 'I do not know these lamps' })
  expect(page.handOffs).toMatchObject([{ takenBy: { name: 'Sara Vik' } }, { takenBy: { name: 'Tor Aas' } }])
  expect(page.deal).toMatchObject({ id: deal.id, visible: false, owner: { name: 'Ola Nowak' } })
})

test('of twenty who take at the same moment exactly one has it', async () => {
  const { params } = await aPricing('Wanted by all')
  const ids = await Promise.all(
    [sara, tor].map(async (one) => ({
      one,
      id: ((await one.call({ method: 'GET', path: '/session' } as never)) as { member: { id: never } }).member
        .id,
    })),
  )
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => {
      const { one, id } = ids[index % 2] as (typeof ids)[number]
      return one.send(tasks.assignTask, { params, ifMatch: 1, body: { memberId: id } })
    }),
  )
  const statuses = answers.map(({ status }) => status).sort()
  expect(statuses).toEqual([200, ...Array<number>(19).fill(409)])
})

test('who neither holds the role nor sees the deal finds no task and no queue, and changes nothing', async () => {
  const { params } = await aPricing('Not for Per')
  const { rows } = await per.call(listQueues)
  expect(rows).toEqual([])
  const before = await tableHashes(server.owner, ['sessions'])
  expect((await per.send(showTask, { params })).status).toBe(404)
  expect((await per.send(listQueuedTasks, { params: { role: 'analyst' } })).status).toBe(404)
  for (const memberId of [cast.per.memberId, null])
    expect(
      (await per.send(tasks.assignTask, { params, ifMatch: 1, body: { memberId, reason: 'Mine' } })).status,
    ).toBe(404)
  expect(await tableHashes(server.owner, ['sessions'])).toEqual(before)
  expect((await ola.call(showTask, { params })).deal.visible).toBe(true)
})

test('a task that waits for another is handed over once that is done; a deal that moves on ends what went on', async () => {
  const deal = await aDeal(cast, { title: 'In a row' })
  const move = (to: string) =>
    server.db.write(cast.kari.workspaceId, (tx) =>
      moveDeal(tx, { id: deal.id as DealId, to, override: true, reason: 'Late' }, cast.kari),
    )
  await move('pricing')
  await server.owner.query(
    `update tasks set role_key = 'analyst', assignee_id = null where deal_id = $1 and template_key = 'check'`,
    [deal.id],
  )
  const { rows } = await server.owner.query(
    `select id, template_key from tasks where deal_id = $1 and template_key is not null and visit_seq = 2
     order by template_key desc`,
    [deal.id],
  )
  const [price, check] = rows.map((row) => row.id)
  expect(await handOffsOf(check)).toEqual([])
  await sara.call(tasks.completeTask, { params: { id: price }, ifMatch: 1, body: {} })
  expect(await handOffsOf(price)).toMatchObject([{ ended_how: 'done', work_minutes: null }])
  expect(await handOffsOf(check)).toMatchObject([{ ended_at: null, taken_at: null }])
  await move('negotiating')
  expect(await handOffsOf(check)).toMatchObject([{ ended_how: 'cancelled', wait_minutes: null }])
})

test('a queue says how many wait, since when, and what is usual', async () => {
  const { id } = await aPricing('The oldest')
  // Wednesday to Friday of a common week, in working time of the company.
  await server.owner.query(
    `update hand_offs set waiting_since = now() - interval '30 days' where task_id = $1`,
    [id],
  )
  await server.owner.query(
    `update hand_offs set wait_minutes = 60, work_minutes = 90 where ended_how = 'done'`,
  )
  const [queue] = (await kari.call(listQueues)).rows
  const waiting = await kari.call(listQueuedTasks, { params: { role: 'analyst' }, query: { limit: 200 } })
  const taken = await kari.call(listQueuedTasks, { params: { role: 'analyst' }, query: { state: 'taken' } })
  expect(queue).toMatchObject({ waiting: waiting.rows.length, taken: taken.rows.length })
  expect(waiting.rows[0]).toMatchObject({ id, minutes: queue?.oldest?.waitedMinutes })
  expect(queue?.oldest?.waitedMinutes).toBeGreaterThan(15 * 8 * 60)
  expect(queue?.usual).toMatchObject({ waitMinutes: 60, workMinutes: 90 })

  const pages = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await kari.call(listQueuedTasks, {
      params: { role: 'analyst' },
      query: { limit: 1, ...(cursor && { cursor }) },
    })
    pages.push(...page.rows.map((row) => row.id))
    cursor = page.next
  }
  expect(pages).toEqual(waiting.rows.map((row) => row.id))
})

test('who goes on leave gives what is due in it back to the queue or to a colleague, in one act', async () => {
  const { id: saraId } = (await server.owner.query(`select id from members where name = 'Sara Vik'`)).rows[0]
  const { id: torId } = (await server.owner.query(`select id from members where name = 'Tor Aas'`)).rows[0]
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
  const within = { params: { id: saraId }, query: { fromOn: day(0), toOn: day(20) } }
  const before = (await sara.call(tasksDueWithin, within)).rows.length
  const taken = [await aPricing('First'), await aPricing('Second')]
  for (const { params } of taken)
    await sara.call(tasks.assignTask, { params, ifMatch: 1, body: { memberId: saraId } })
  const { rows } = await sara.call(tasksDueWithin, within)
  expect(rows).toHaveLength(before + 2)
  expect(rows.filter(({ dealTitle }) => dealTitle === 'First')).toMatchObject([
    { name: 'Calculate the price', roleKey: 'analyst', mayPassOn: true },
  ])
  expect(await refusalOf(tor.call(tasksDueWithin, within))).toBe('not_allowed')
  expect(
    (await sara.call(tasksDueWithin, { ...within, query: { fromOn: day(40), toOn: day(50) } })).rows,
  ).toEqual([])

  const leave = { fromOn: day(0), toOn: day(20), kind: 'holiday' as const }
  const own = { params: { id: saraId } }
  const [first, second] = taken as [(typeof taken)[0], (typeof taken)[0]]
  // To herself, who is away: refused, and nothing has happened.
  const unchanged = await tableHashes(server.owner, ['sessions', 'idempotency_keys'])
  const toHerself = { tasks: [first.id], to: saraId, reason: 'On leave' }
  expect(await refusalOf(sara.call(addLeave, { ...own, body: { ...leave, passOn: toHerself } }))).toBe(
    'malformed',
  )
  expect(await tableHashes(server.owner, ['sessions', 'idempotency_keys'])).toEqual(unchanged)

  await sara.call(addLeave, {
    ...own,
    body: { ...leave, passOn: { tasks: [first.id], to: null, reason: 'On leave' } },
  })
  await sara.call(addLeave, {
    ...own,
    body: { ...leave, passOn: { tasks: [second.id, first.id], to: torId, reason: 'On leave' } },
  })
  expect((await handOffsOf(first.id)).map(({ ended_how }) => ended_how)).toEqual(['given_back', null])
  const after = await server.owner.query('select id, assignee_id from tasks where id = any ($1)', [
    [first.id, second.id],
  ])
  expect(Object.fromEntries(after.rows.map((row) => [row.id, row.assignee_id]))).toEqual({
    // What she had given back already is not hers to give.
    [first.id]: null,
    [second.id]: torId,
  })
  const { leaves } = await sara.call(showMemberWorkingTime, own)
  for (const one of leaves) await sara.call(removeLeave, { params: { id: saraId, leaveId: one.id } })
})
