import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DealId, MemberId } from '../../../contract/ids.ts'
import type { Hours } from '../../../contract/team/calendar.ts'
import {
  began,
  calendarOf,
  day,
  firstContact,
  ownDue,
  playWatched,
  recount,
  roleDue,
  roleWarn,
  stageDeadline,
  unfinished,
} from '../../../test/played/watched-deals.ts'
import { dueAfter, type WorkingSpan } from '../../platform/time/working-time.ts'
import { addLeave } from '../../team/calendars/add-leave.ts'
import { removeLeave } from '../../team/calendars/remove-leave.ts'
import { setMemberWeek } from '../../team/calendars/set-member-week.ts'
import { showMemberWorkingTime } from '../../team/calendars/show-member-working-time.ts'
import { staffCalendars } from '../../team/calendars/workspace-calendar.ts'
import { recountDeadlines } from './recount-deadlines.ts'

test('after a recount every open deadline is that of a fresh count, whatever the calendars, in batches that are cut short', async () => {
  const { db, owner, cast, inside, setCalendar, newDeal } = await playWatched()
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

/** A server that is told to end after so many batches. */
function stoppedAfter(batches: number): AbortSignal {
  let asked = 0
  return {
    get aborted() {
      return asked++ >= batches
    },
  } as AbortSignal
}

const clockText = (hour: number) => `${String(hour).padStart(2, '0')}:00`
