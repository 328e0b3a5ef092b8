import { sql } from 'kysely'
import type pg from 'pg'
import { expect, test } from 'vitest'
import type { DealId, TaskId } from '../../../contract/ids.ts'
import { runningDeadlines } from '../../../contract/tasks/deadlines.ts'
import { editWorkspace, showWorkspace } from '../../../contract/team/workspace.ts'
import { playCast, publishFor } from '../../../test/cast.ts'
import {
  began,
  calendarOf,
  closed,
  day,
  playWatched,
  recount,
  unfinished,
  watched,
} from '../../../test/played/watched-deals.ts'
import { serverForTest } from '../../../test/server.ts'
import { createDeal } from '../../deals/create-deal.ts'
import { restDeal } from '../../deals/resting/rest-deal.ts'
import { wakeDeal } from '../../deals/resting/wake-deal.ts'
import { createLead } from '../../leads/create-lead.ts'
import type { Database } from '../../platform/database/tx.ts'
import { assignTask } from '../../tasks/assign-task.ts'
import { setMemberWeek } from '../../team/calendars/set-member-week.ts'
import { showMemberWorkingTime } from '../../team/calendars/show-member-working-time.ts'
import { forgetWorkspaceCalendar } from '../../team/calendars/workspace-calendar.ts'
import { fireDeadlines } from '../fire-deadlines.ts'

const fire = (db: Database) => fireDeadlines(db, new AbortController().signal)

async function notices(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query(
    `select type from notices where type ~ 'warned|breached|overdue' order by at, type`,
  )
  return rows.map(({ type }) => type)
}

interface Running {
  id: string
  warn: Date | string | null
  due: Date | string | null
}

/** Every deadline that runs, as it lies there. */
async function deadlines(owner: pg.Pool): Promise<Running[]> {
  const { rows } = await owner.query<Running>(`
    select id || ' stage' as id, warn_at as warn, deadline_at as due from deals where status in ('open', 'resting')
    union all
    select id || ' contact', first_contact_warn_at, first_contact_due_at from deals where status in ('open', 'resting')
    union all
    select id || ' ' || coalesce(template_key, 'own'), warn_at, due_at from tasks where state = 'open'
    order by 1`)
  return rows
}

test('what was told stays told, and a deadline that lies ahead again is told of when it comes again', async () => {
  const { db, owner, setCalendar, newDeal } = await playWatched()
  const { id } = await newDeal()
  await owner.query(`update deals set first_contact_at = now()`)
  await owner.query(`update tasks set state = 'done' where template_key <> 'call'`)
  await began(owner, id, 24 * 9)
  await setCalendar(calendarOf())
  await recount(db)
  await fire(db)
  expect(await notices(owner)).toEqual(['deal.stage_breached', 'task.overdue'])

  // Closed for the last eight days: four days of the task and five of the stage lie ahead.
  await setCalendar(closed(-8, 8))
  await recount(db)
  expect((await owner.query('select deadline_at > now() as ahead from deals')).rows).toEqual([
    { ahead: true },
  ])
  await fire(db)
  expect(await notices(owner)).toEqual(['deal.stage_breached', 'task.overdue'])

  // Not closed after all: both have passed again, and that is told once.
  await setCalendar(calendarOf())
  await recount(db)
  await fire(db)
  await recount(db)
  await fire(db)
  expect((await notices(owner)).toSorted()).toEqual([
    'deal.stage_breached',
    'deal.stage_breached',
    'task.overdue',
    'task.overdue',
  ])

  // Counted again to instants that have passed as well: nothing new to tell.
  await setCalendar(closed(-8, 1))
  await recount(db)
  await fire(db)
  expect(await notices(owner)).toHaveLength(4)
})

test('a lead that waits for its first contact is counted again, one that was reached is left alone', async () => {
  const { db, owner, cast, inside, setCalendar } = await playWatched()
  const waiting = await inside((tx) => createLead(tx, { name: 'Anna Nowak' }, cast.ola))
  const reached = await inside((tx) => createLead(tx, { name: 'Jan Lis' }, cast.ola))
  await owner.query(`update leads set first_contact_at = now() where id = $1`, [reached.id])
  const dues = async () => {
    const { rows } = await owner.query('select id, first_contact_due_at as due from leads')
    return new Map<string, Date>(rows.map(({ id, due }) => [id, new Date(due)]))
  }
  const before = await dues()
  await setCalendar(closed(0, 20))
  await recount(db)
  const after = await dues()
  const later = (id: string) => (after.get(id)?.getTime() ?? 0) - (before.get(id)?.getTime() ?? 0)
  expect(later(waiting.id)).toBeGreaterThan(15 * 86_400_000)
  expect(later(reached.id)).toBe(0)
  await setCalendar(calendarOf())
  await recount(db)
  expect(await dues()).toEqual(before)
})

test('what a rest or another pair of hands left is counted again from there, and goes back with the calendar', async () => {
  const { db, owner, cast, inside, setCalendar, newDeal } = await playWatched()
  const { dariush, ola } = cast
  const [rested, handed] = [await newDeal(), await newDeal()]
  await inside((tx) => restDeal(tx, { id: rested.id, until: day(30), reason: 'Budget' }, ola))
  await inside((tx) => wakeDeal(tx, { id: rested.id }, ola))
  await inside(async (tx) => {
    const { version } = await showMemberWorkingTime(tx, dariush.memberId, dariush)
    const mornings = [{ from: '08:00', to: '11:00' }]
    const week = { 1: mornings, 2: mornings, 3: mornings, 4: mornings, 5: mornings, 6: mornings, 7: mornings }
    await setMemberWeek(tx, { id: dariush.memberId, ifMatch: version, week }, dariush)
  })
  forgetWorkspaceCalendar(ola.workspaceId)
  await inside(async (tx) => {
    const { rows } = await sql<{ id: TaskId; version: number }>`
      select id, version from tasks where deal_id = ${handed.id} and template_key = 'price'`.execute(tx)
    const [task] = rows
    if (!task) throw new Error('no task')
    await assignTask(
      tx,
      { id: task.id, ifMatch: task.version, memberId: dariush.memberId, reason: 'His' },
      dariush,
    )
  })
  await recount(db)
  const before = await deadlines(owner)
  await setCalendar(closed(0, 6))
  await recount(db)
  const meanwhile = await deadlines(owner)
  expect(meanwhile.filter(({ due }, n) => due !== null && due === before[n]?.due)).toEqual([])
  await setCalendar(calendarOf())
  await recount(db)
  expect(await deadlines(owner)).toEqual(before)
})

test('a deal that somebody has at hand is left over, and counted when he is done', async () => {
  const { db, owner, setCalendar, newDeal } = await playWatched()
  const [busy, free] = [await newDeal(), await newDeal()]
  const before = await deadlines(owner)
  await setCalendar(closed(0, 6))
  const somebody = await owner.connect()
  await somebody.query('begin')
  await somebody.query('select from deals where id = $1 for update', [busy.id])
  await recount(db)
  const moved = async () => {
    const now = await deadlines(owner)
    return (id: DealId) => now.some((one, n) => one.id === `${id} stage` && one.due !== before[n]?.due)
  }
  const meanwhile = await moved()
  expect([meanwhile(free.id), meanwhile(busy.id)]).toEqual([true, false])
  expect(await unfinished(owner)).toBe(1)
  await somebody.query('commit')
  somebody.release()
  await recount(db)
  expect((await moved())(busy.id)).toBe(true)
  expect(await unfinished(owner)).toBe(0)
})

test('what was begun meanwhile by a server that still knew the former hours is counted by the later look', async () => {
  const { db, owner, setCalendar, newDeal } = await playWatched()
  await setCalendar(closed(0, 6))
  await recount(db)
  const { id } = await newDeal()
  const right = await deadlines(owner)
  await owner.query(`update deals set deadline_at = deadline_at - interval '6 days' where id = $1`, [id])
  await recount(db)
  expect(await deadlines(owner)).not.toEqual(right)
  await owner.query('update recounts set begins_at = now() where afterwards and finished_at is null')
  await recount(db)
  expect(await deadlines(owner)).toEqual(right)
})

test('before saving it is said how many will be counted again, afterwards how many moved', async () => {
  const server = await serverForTest()
  const cast = await playCast(server.db)
  const { processId } = await publishFor(server.db, cast.kari, watched)
  await server.db.write(cast.kari.workspaceId, (tx) =>
    createDeal(tx, { title: 'Lamps', amount: 1, processId }, cast.ola),
  )
  const [kari, ola] = [await server.client(cast.kari), await server.client(cast.ola)]
  // A stage, a first contact, two tasks that do not wait for another.
  expect(await kari.call(runningDeadlines)).toEqual({ count: 4, recount: null })
  await expect(ola.call(runningDeadlines)).rejects.toThrow('not_allowed')
  expect((await ola.call(runningDeadlines, { query: { member: cast.ola.memberId } })).count).toBe(1)

  const { version } = await kari.call(showWorkspace)
  await kari.call(editWorkspace, { ifMatch: version, body: { calendar: closed(0, 6) } })
  expect((await kari.call(runningDeadlines)).recount).toMatchObject({ total: null, finishedAt: null })
  await recount(server.db)
  expect((await kari.call(runningDeadlines)).recount).toMatchObject({
    total: 4,
    counted: 4,
    moved: 4,
    finishedAt: expect.any(String),
  })
})
