import fc from 'fast-check'
import { sql } from 'kysely'
import type pg from 'pg'
import { expect, test } from 'vitest'
import type { DealId, MemberId, TaskId } from '../../../contract/ids.ts'
import { ProcessDocument } from '../../../contract/process/process-document.ts'
import { runningDeadlines } from '../../../contract/tasks/deadlines.ts'
import type { BusinessCalendar, Hours, Week } from '../../../contract/team/calendar.ts'
import { editWorkspace, showWorkspace } from '../../../contract/team/workspace.ts'
import { playCast, publishFor } from '../../../test/cast.ts'
import { databaseForTest } from '../../../test/database.ts'
import { serverForTest } from '../../../test/server.ts'
import { createDeal } from '../../deals/create-deal.ts'
import { restDeal } from '../../deals/resting/rest-deal.ts'
import { wakeDeal } from '../../deals/resting/wake-deal.ts'
import { createLead } from '../../leads/create-lead.ts'
import type { Database } from '../../platform/database/tx.ts'
import { dueAfter, type WorkingSpan } from '../../platform/time/working-time.ts'
import { assignTask } from '../../tasks/assign-task.ts'
import { addLeave } from '../../team/calendars/add-leave.ts'
import { removeLeave } from '../../team/calendars/remove-leave.ts'
import { setMemberWeek } from '../../team/calendars/set-member-week.ts'
import { showMemberWorkingTime } from '../../team/calendars/show-member-working-time.ts'
import { forgetWorkspaceCalendar, staffCalendars } from '../../team/calendars/workspace-calendar.ts'
import { editWorkspace as edit, showWorkspace as show } from '../../team/workspace/edit-workspace.ts'
import { fireDeadlines } from '../fire-deadlines.ts'
import { recountDeadlines } from './recount-deadlines.ts'

const stageDeadline = { warn: { workingDays: 3 }, breach: { workingMinutes: 2400 } }
const firstContact = { warn: { workingDays: 1 }, breach: { workingDays: 2 } }
const ownDue = { workingDays: 4 }
const roleDue = { workingMinutes: 900 }
const roleWarn = { workingMinutes: 600 }

const watched = ProcessDocument.parse({
  key: 'watched',
  name: 'Watched',
  firstContact,
  roles: [{ key: 'analyst', name: 'Analyst' }],
  stages: [
    {
      key: 'asking',
      name: 'Asking',
      winProbability: 10,
      deadline: stageDeadline,
      tasks: [
        { key: 'call', name: 'Call', kind: 'call', mandatory: false, due: ownDue },
        {
          key: 'price',
          name: 'Price',
          kind: 'other',
          mandatory: false,
          role: 'analyst',
          due: roleDue,
          warn: roleWarn,
        },
        { key: 'check', name: 'Check', kind: 'other', mandatory: false, after: ['price'], due: ownDue },
      ],
    },
    { key: 'signing', name: 'Signing', winProbability: 90 },
  ],
  lostReasons: [{ key: 'no_need', name: 'No need' }],
})

const office = [{ from: '09:00', to: '17:00' }]
const everyDay: Week = { 1: office, 2: office, 3: office, 4: office, 5: office, 6: office, 7: office }
const calendarOf = (changes: Partial<BusinessCalendar> = {}): BusinessCalendar => ({
  timeZone: 'Europe/Oslo',
  week: everyDay,
  holidays: null,
  daysOff: [],
  daysWorked: [],
  ...changes,
})
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
const closed = (from: number, days: number) =>
  calendarOf({ daysOff: Array.from({ length: days }, (_, n) => ({ on: day(from + n), name: 'Closed' })) })

async function play() {
  const { db, owner } = await databaseForTest()
  const cast = await playCast(db)
  const { processId } = await publishFor(db, cast.kari, watched)
  const { workspaceId } = cast.kari
  const inside = <T>(work: (tx: Parameters<Parameters<Database['write']>[1]>[0]) => Promise<T>) =>
    db.write(workspaceId, work)
  const setCalendar = async (calendar: BusinessCalendar) => {
    await inside(async (tx) =>
      edit(tx, { ifMatch: (await show(tx, cast.kari)).version, calendar }, cast.kari),
    )
    forgetWorkspaceCalendar(workspaceId)
  }
  const newDeal = () => inside((tx) => createDeal(tx, { title: 'Lamps', amount: 1, processId }, cast.ola))
  await setCalendar(calendarOf())
  await recount(db)
  return { db, owner, cast, inside, setCalendar, newDeal }
}

const never = new AbortController().signal
const recount = (db: Database, batch?: number) => recountDeadlines(db, never, batch)
const fire = (db: Database) => fireDeadlines(db, never)

/** All clocks of one deal began that much earlier. */
async function began(owner: pg.Pool, id: DealId, hoursAgo: number): Promise<void> {
  const span = `${hoursAgo} hours`
  await owner.query(
    `update deals set entered_at = entered_at - $2::interval, created_at = created_at - $2::interval where id = $1`,
    [id, span],
  )
  await owner.query(
    `update tasks set clock = jsonb_set(clock, '{from}', to_jsonb(((clock ->> 'from')::timestamptz - $2::interval)))
     where deal_id = $1 and clock is not null`,
    [id, span],
  )
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

async function notices(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query(
    `select type from notices where type ~ 'warned|breached|overdue' order by at, type`,
  )
  return rows.map(({ type }) => type)
}

test('what was told stays told, and a deadline that lies ahead again is told of when it comes again', async () => {
  const { db, owner, setCalendar, newDeal } = await play()
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
  const { db, owner, cast, inside, setCalendar } = await play()
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

test('after a recount every open deadline is that of a fresh count, whatever the calendars, in batches that are cut short', async () => {
  const { db, owner, cast, inside, setCalendar, newDeal } = await play()
  const { workspaceId } = cast.kari
  const ids: DealId[] = []
  for (let n = 0; n < 12; n++) ids.push((await newDeal()).id)
  // Every third is priced by Dariush from the first moment, the others wait in the queue.
  await owner.query(
    `update tasks set assignee_id = $1 where template_key = 'price' and deal_id = any ($2::uuid[])`,
    [cast.dariush.memberId, ids.filter((_, n) => n % 3 === 0)],
  )
  for (const [n, id] of ids.entries()) await began(owner, id, n * 31)

  const hours = fc
    .tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 12 }))
    .map(([from, length]) => [
      { from: clockText(from), to: from + length >= 24 ? '24:00' : clockText(from + length) },
    ])
  const dayHours = fc.oneof(
    { weight: 3, arbitrary: hours },
    { weight: 1, arbitrary: fc.constant<Hours[]>([]) },
  )
  const week = fc
    .tuple(hours, dayHours, dayHours, dayHours, dayHours, dayHours, dayHours)
    .map(([mon, tue, wed, thu, fri, sat, sun]) => ({
      1: mon,
      2: tue,
      3: wed,
      4: thu,
      5: fri,
      6: sat,
      7: sun,
    }))
  const change = fc.record({
    week,
    timeZone: fc.constantFrom('Europe/Oslo', 'Asia/Tehran', 'America/New_York'),
    off: fc.uniqueArray(fc.integer({ min: -15, max: 30 }), { maxLength: 8 }),
    own: fc.option(week),
    leave: fc.option(fc.tuple(fc.integer({ min: -10, max: 10 }), fc.integer({ min: 0, max: 12 }))),
  })
  await fc.assert(
    fc.asyncProperty(change, async ({ week: usual, timeZone, off, own, leave }) => {
      await setCalendar(
        calendarOf({ week: usual, timeZone, daysOff: off.map((n) => ({ on: day(n), name: 'Off' })) }),
      )
      await inside(async (tx) => {
        const { dariush } = cast
        const { version, leaves } = await showMemberWorkingTime(tx, dariush.memberId, dariush)
        await setMemberWeek(tx, { id: dariush.memberId, ifMatch: version, week: own }, dariush)
        for (const one of leaves) await removeLeave(tx, { id: dariush.memberId, leaveId: one.id }, dariush)
        if (leave)
          await addLeave(
            tx,
            {
              id: dariush.memberId,
              fromOn: day(leave[0]),
              toOn: day(leave[0] + leave[1]),
              kind: 'holiday',
              note: null,
            },
            dariush,
            { passTasksOn: async () => {}, tell: async () => {} },
          )
      })
      // One is killed after its first batch; two others go on at once.
      await recountDeadlines(db, stoppedAfter(1), 2)
      expect(await unfinished(owner)).toBeGreaterThan(0)
      await Promise.all([recount(db, 5), recount(db, 3)])
      expect(await unfinished(owner)).toBe(0)

      const staff = await inside((tx) => staffCalendars(tx, workspaceId))
      const { rows } = await owner.query(
        `select d.id, d.entered_at, d.created_at, d.warn_at, d.deadline_at, d.first_contact_warn_at, d.first_contact_due_at,
                (select deadline_at from stage_visits v where v.deal_id = d.id) as visit_due,
                t.template_key, t.assignee_id, t.warn_at as task_warn, t.due_at as task_due
         from deals d join tasks t on t.deal_id = d.id`,
      )
      for (const row of rows) {
        const after = (from: string, span: WorkingSpan, whose: MemberId | null = null) =>
          new Date(dueAfter(staff.of(whose), Date.parse(from), span)).toISOString()
        expect(row.warn_at).toBe(after(row.entered_at, stageDeadline.warn))
        expect(row.deadline_at).toBe(after(row.entered_at, stageDeadline.breach))
        expect(row.visit_due).toBe(row.deadline_at)
        expect(row.first_contact_warn_at).toBe(after(row.created_at, firstContact.warn))
        expect(row.first_contact_due_at).toBe(after(row.created_at, firstContact.breach))
        const whose = row.assignee_id
        const expected = {
          call: { warn: null, due: after(row.entered_at, ownDue, whose) },
          price: {
            warn: after(row.entered_at, roleWarn, whose),
            due: after(row.entered_at, roleDue, whose),
          },
          check: { warn: null, due: null },
        }[row.template_key as 'call' | 'price' | 'check']
        expect({ warn: row.task_warn, due: row.task_due }).toEqual(expected)
      }
    }),
    { numRuns: 8 },
  )
})

test('what a rest or another pair of hands left is counted again from there, and goes back with the calendar', async () => {
  const { db, owner, cast, inside, setCalendar, newDeal } = await play()
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
  const { db, owner, setCalendar, newDeal } = await play()
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
  const { db, owner, setCalendar, newDeal } = await play()
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

/** A server that is told to end after so many batches. */
function stoppedAfter(batches: number): AbortSignal {
  let asked = 0
  return {
    get aborted() {
      return asked++ >= batches
    },
  } as AbortSignal
}

async function unfinished(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query(
    'select count(*)::int as count from recounts where finished_at is null and begins_at <= now()',
  )
  return rows[0].count
}

const clockText = (hour: number) => `${String(hour).padStart(2, '0')}:00`
