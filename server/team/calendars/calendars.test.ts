import { expect, test } from 'vitest'
import type { TaskId } from '../../../contract/ids.ts'
import { ProcessDocument } from '../../../contract/process/process-document.ts'
import { assignTask, completeTask } from '../../../contract/tasks/tasks.ts'
import * as contract from '../../../contract/team/working-time.ts'
import { editWorkspace, showWorkspace } from '../../../contract/team/workspace.ts'
import { publishFor } from '../../../test/cast.ts'
import { addColleague } from '../../../test/company.ts'
import { tableHashes } from '../../../test/database.ts'
import { openHouse } from '../../../test/house.ts'
import { type TestServer } from '../../../test/server.ts'
import { createDeal } from '../../deals/create-deal.ts'
import type { Actor } from '../../platform/actor.ts'
import { defaultWeek } from '../../platform/time/country-defaults.ts'
import { addWorkingTime, dueAfter } from '../../platform/time/working-time.ts'
import { memberCalendar, staffCalendars, workspaceCalendar } from './workspace-calendar.ts'

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
const mornings = [{ from: '08:00', to: '12:00' }]
const threeMornings = { 1: mornings, 2: mornings, 3: mornings, 4: [], 5: [], 6: [], 7: [] }

/** A stage whose tasks are the owner's, one after the other, and one of a role that is shared out in turns. */
const shop = ProcessDocument.parse({
  key: 'shop',
  name: 'Selling over the counter',
  roles: [{ key: 'helper', name: 'Helper', assign: 'round_robin' }],
  stages: [
    {
      key: 'asking',
      name: 'Asking what is needed',
      winProbability: 10,
      deadline: { breach: { workingMinutes: 960 } },
      tasks: [
        { key: 'call', name: 'Call', kind: 'call', mandatory: true, due: { workingMinutes: 480 } },
        {
          key: 'write',
          name: 'Write',
          kind: 'email',
          mandatory: true,
          after: ['call'],
          due: { workingDays: 2 },
        },
        {
          key: 'help',
          name: 'Help',
          kind: 'other',
          mandatory: false,
          role: 'helper',
          due: { workingDays: 1 },
        },
      ],
    },
    { key: 'signing', name: 'Signing', winProbability: 90 },
  ],
})

const { server, cast, kari, ola } = await openHouse(['kari', 'ola'])

const { processId } = await publishFor(server.db, cast.kari, shop)
const shared: Actor[] = []
for (const name of ['Nina Aas', 'Tor Vik']) {
  const one = await addColleague(server.db, cast.kari, { name, role: 'specialist' })
  shared.push(one)
  await server.owner.query('insert into role_holders values ($1, $2, $3)', [
    cast.kari.workspaceId,
    'helper',
    one.memberId,
  ])
}

const read = <T>(work: Parameters<TestServer['db']['read']>[1]) =>
  server.db.read(cast.kari.workspaceId, work) as Promise<T>
const own = (actor: Actor) => ({ params: { id: actor.memberId } })

async function aDealOf(actor: Actor) {
  const deal = await server.db.write(actor.workspaceId, (tx) =>
    createDeal(tx, { title: 'Lamps', amount: 100, processId }, actor),
  )
  const { rows } = await server.owner.query<{
    id: TaskId
    template_key: string
    assignee_id: string | null
    due_at: string
    version: number
  }>('select * from tasks where deal_id = $1', [deal.id])
  const task = (key: string) => rows.find((row) => row.template_key === key) as (typeof rows)[number]
  return { deal, task }
}

test('a colleague’s own hours and leave are his to say; others with no right learn nothing and change nothing', async () => {
  const before = await ola.call(contract.showMemberWorkingTime, own(cast.ola))
  expect(before).toMatchObject({ week: null, leaves: [], version: 0 })
  const set = { ...own(cast.ola), ifMatch: 0, body: { week: threeMornings } }
  expect(await ola.call(contract.setMemberWeek, set)).toMatchObject({ week: threeMornings, version: 1 })
  expect(await ola.send(contract.setMemberWeek, set)).toMatchObject({
    status: 409,
    body: { code: 'changed_meanwhile' },
  })
  const leave = { fromOn: day(30), toOn: day(35), kind: 'sick', note: 'An operation' } as const
  const added = await kari.call(contract.addLeave, { ...own(cast.ola), body: leave })
  expect(added.leaves).toMatchObject([leave])

  const per = await server.client(cast.per)
  // The first use of a key is an event of its own.
  await per.call(contract.listAbsences)
  const rows = await tableHashes(server.owner, ['sessions'])
  expect(await per.send(contract.showMemberWorkingTime, own(cast.ola))).toMatchObject({ status: 403 })
  expect(await per.send(contract.addLeave, { ...own(cast.ola), body: leave })).toMatchObject({ status: 403 })
  const leaveId = added.leaves[0]?.id as never
  const gone = { params: { id: cast.ola.memberId, leaveId } }
  expect(await per.send(contract.removeLeave, gone)).toMatchObject({ status: 403 })
  // His own leaves are not a way to those of another.
  expect(await per.send(contract.removeLeave, { params: { id: cast.per.memberId, leaveId } })).toMatchObject({
    status: 404,
  })
  expect(await tableHashes(server.owner, ['sessions'])).toEqual(rows)

  // Why somebody is away stands in no event.
  const { rows: events } = await server.owner.query(
    `select data::text from events where type = 'member.edited'`,
  )
  expect(events.map(({ data }) => data).join()).not.toMatch(/sick|operation/)
  expect((await ola.call(contract.removeLeave, gone)).leaves).toEqual([])
  await ola.call(contract.setMemberWeek, { ...own(cast.ola), ifMatch: 1, body: { week: null } })
})

test('what cannot be is refused with the field that is at fault', async () => {
  const fault = async (body: unknown) =>
    (await ola.send(contract.addLeave, { ...own(cast.ola), body } as never)).body as unknown
  expect(await fault({ fromOn: day(5), toOn: day(4), kind: 'other' })).toMatchObject({
    code: 'malformed',
    fields: [{ path: 'body.toOn', code: 'ends_before_it_begins' }],
  })
  expect(await fault({ fromOn: day(0), toOn: day(900), kind: 'other' })).toMatchObject({
    fields: [{ path: 'body.toOn', code: 'too_long' }],
  })
  const week = async (given: object) =>
    (
      await ola.send(contract.setMemberWeek, {
        ...own(cast.ola),
        ifMatch: 0,
        body: { week: { ...threeMornings, ...given } },
      } as never)
    ).body as unknown
  expect(await week({ 1: [], 2: [], 3: [] })).toMatchObject({
    fields: [{ path: 'body.week', code: 'never_works' }],
  })
  expect(await week({ 1: [{ from: '12:00', to: '09:00' }] })).toMatchObject({
    fields: [{ path: 'body.week.1.0', code: 'ends_before_it_begins' }],
  })
  expect(
    await week({
      1: [
        { from: '09:00', to: '13:00' },
        { from: '12:00', to: '15:00' },
      ],
    }),
  ).toMatchObject({ fields: [{ path: 'body.week.1', code: 'hours_overlap' }] })
  const { version } = await kari.call(showWorkspace)
  const { calendar } = await kari.call(showWorkspace)
  const nobody = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }
  expect(
    await kari.send(editWorkspace, { ifMatch: version, body: { calendar: { ...calendar, week: nobody } } }),
  ).toMatchObject({ status: 400, body: { fields: [{ path: 'body.calendar.week', code: 'never_works' }] } })
})

test('a task is due in its assignee’s working time, the stage in the company’s', async () => {
  const { version } = await kari.call(contract.showMemberWorkingTime, own(cast.ola))
  await kari.call(contract.setMemberWeek, {
    ...own(cast.ola),
    ifMatch: version,
    body: { week: threeMornings },
  })
  await ola.call(contract.addLeave, {
    ...own(cast.ola),
    body: { fromOn: day(0), toOn: day(6), kind: 'holiday' },
  })
  const { deal, task } = await aDealOf(cast.ola)
  const his = await read<Awaited<ReturnType<typeof memberCalendar>>>((tx) =>
    memberCalendar(tx, cast.kari.workspaceId, cast.ola.memberId),
  )
  const companys = await read<typeof his>((tx) => workspaceCalendar(tx, cast.kari.workspaceId))
  const entered = new Date(deal.enteredAt).getTime()
  const call = task('call')
  expect(call.assignee_id).toBe(cast.ola.memberId)
  expect(Date.parse(call.due_at)).toBe(addWorkingTime(his, entered, 480))
  expect(Date.parse(call.due_at)).toBeGreaterThan(Date.now() + 6 * 86_400_000)
  const { rows } = await server.owner.query('select deadline_at from deals where id = $1', [deal.id])
  expect(Date.parse(rows[0].deadline_at)).toBe(addWorkingTime(companys, entered, 960))

  await ola.call(completeTask, { params: { id: call.id }, ifMatch: call.version, body: {} })
  const after = await server.owner.query('select due_at, closed_at from tasks where deal_id = $1', [deal.id])
  const closed = Date.parse(after.rows.find((row) => row.closed_at).closed_at)
  expect(after.rows.map((row) => Date.parse(row.due_at))).toContain(dueAfter(his, closed, { workingDays: 2 }))

  // Given to a colleague with the company's hours, what is left of it is left in hers; and so back again.
  const open = (
    await server.owner.query(`select * from tasks where deal_id = $1 and template_key = 'write'`, [deal.id])
  ).rows[0]
  const given = await kari.call(assignTask, {
    params: { id: open.id },
    ifMatch: open.version,
    body: { memberId: cast.eva.memberId },
  })
  expect(Date.parse(given.dueAt as string)).toBeLessThan(Date.parse(open.due_at))
  expect(
    Math.abs(Date.parse(given.dueAt as string) - dueAfter(companys, Date.now(), { workingDays: 2 })),
  ).toBeLessThan(60_000)
})

test('what is shared out passes over who is away, and waits in the queue when everybody is', async () => {
  const [nina, tor] = shared as [Actor, Actor]
  const leave = { fromOn: day(-1), toOn: day(1), kind: 'holiday' } as const
  const away = await kari.call(contract.addLeave, { ...own(nina), body: leave })
  for (let deal = 0; deal < 3; deal++)
    expect((await aDealOf(cast.eva)).task('help').assignee_id).toBe(tor.memberId)
  await kari.call(contract.addLeave, { ...own(tor), body: leave })
  expect((await aDealOf(cast.eva)).task('help').assignee_id).toBeNull()
  await kari.call(contract.removeLeave, {
    params: { id: nina.memberId, leaveId: away.leaves[0]?.id as never },
  })
  expect((await aDealOf(cast.eva)).task('help').assignee_id).toBe(nina.memberId)
})

test('everybody sees who is away and until when, leaves in a row as one, and not why', async () => {
  const add = (fromOn: string, toOn: string) =>
    kari.call(contract.addLeave, { ...own(cast.per), body: { fromOn, toOn, kind: 'sick', note: 'Flu' } })
  await add(day(-3), day(1))
  await add(day(2), day(4))
  await add(day(40), day(44))
  const { rows } = await ola.call(contract.listAbsences)
  expect(rows.filter(({ memberId }) => memberId === cast.per.memberId)).toEqual([
    { memberId: cast.per.memberId, fromOn: day(-3), toOn: day(4) },
  ])
})

test('who has hours only on days the company is closed is counted by the company’s', async () => {
  const sundays = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: mornings }
  await kari.call(contract.setMemberWeek, { ...own(cast.eva), ifMatch: 0, body: { week: sundays } })
  const staff = await read<Awaited<ReturnType<typeof staffCalendars>>>((tx) =>
    staffCalendars(tx, cast.kari.workspaceId),
  )
  expect(staff.of(cast.eva.memberId)).toBe(staff.company)
  await kari.call(contract.setMemberWeek, { ...own(cast.eva), ifMatch: 1, body: { week: null } })
})

test('a closing is previewed, and once saved what begins is counted by it', async () => {
  const { calendar, version } = await kari.call(showWorkspace)
  const { deal: before } = await aDealOf(cast.kari)
  const deadlines = async (id: string) => {
    const { rows } = await server.owner.query('select deadline_at from deals where id = $1', [id])
    return Date.parse(rows[0].deadline_at)
  }
  const promised = await deadlines(before.id)
  const daysOff = [1, 2, 3, 4, 5, 6, 7].map((offset) => ({ on: day(offset), name: 'Moving house' }))
  const closed = { ...calendar, daysOff }
  const unchanged = await tableHashes(server.owner, ['sessions', 'idempotency_keys'])
  const preview = await kari.call(contract.previewCalendar, { body: closed })
  expect(await tableHashes(server.owner, ['sessions', 'idempotency_keys'])).toEqual(unchanged)
  const two = preview.dues.find(({ span }) => 'workingDays' in span && span.workingDays === 2)
  expect(Date.parse(two?.proposed as string)).toBeGreaterThan(Date.now() + 7 * 86_400_000)
  expect((await ola.send(contract.previewCalendar, { body: closed })).status).toBe(403)

  await kari.call(editWorkspace, { ifMatch: version, body: { calendar: closed } })
  expect(await deadlines(before.id)).toBe(promised)
  const { deal: after } = await aDealOf(cast.kari)
  expect(await deadlines(after.id)).toBeGreaterThan(Date.now() + 7 * 86_400_000)
  await kari.call(editWorkspace, { ifMatch: version + 1, body: { calendar } })
})

test('an Iranian company begins on Saturday and keeps Nowruz', async () => {
  const { calendar, version } = await kari.call(showWorkspace)
  const iranian = {
    ...calendar,
    timeZone: 'Asia/Tehran',
    week: defaultWeek('IR') as typeof calendar.week,
    holidays: { country: 'IR' },
  }
  await kari.call(editWorkspace, { ifMatch: version, body: { calendar: iranian } })
  const tehran = await read<Awaited<ReturnType<typeof workspaceCalendar>>>((tx) =>
    workspaceCalendar(tx, cast.kari.workspaceId),
  )
  const at = (text: string) => Date.parse(`${text}+03:30`)
  // Wednesday afternoon, then Thursday and Friday off: an hour left on Wednesday, one on Saturday.
  expect(addWorkingTime(tehran, at('2026-11-25T15:00:00'), 120)).toBe(at('2026-11-28T09:00:00'))
  // 1 to 4 Farvardin 1405 are 21 to 24 March 2026.
  expect(dueAfter(tehran, at('2026-03-18T10:00:00'), { workingDays: 1 })).toBeGreaterThanOrEqual(
    at('2026-03-25T08:00:00'),
  )
  await kari.call(editWorkspace, { ifMatch: version + 1, body: { calendar } })
})
