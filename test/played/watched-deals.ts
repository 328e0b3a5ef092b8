import type pg from 'pg'
import type { DealId } from '../../contract/ids.ts'
import { ProcessDocument } from '../../contract/process/process-document.ts'
import type { BusinessCalendar, Week } from '../../contract/team/calendar.ts'
import { recountDeadlines } from '../../server/deadlines/recounting/recount-deadlines.ts'
import { createDeal } from '../../server/deals/create-deal.ts'
import type { Database } from '../../server/platform/database/tx.ts'
import { forgetWorkspaceCalendar } from '../../server/team/calendars/workspace-calendar.ts'
import { editWorkspace as edit, showWorkspace as show } from '../../server/team/workspace/edit-workspace.ts'
import { playCast, publishFor } from '../cast.ts'
import { databaseForTest } from '../database.ts'

export const stageDeadline = { warn: { workingDays: 3 }, breach: { workingMinutes: 2400 } }
export const firstContact = { warn: { workingDays: 1 }, breach: { workingDays: 2 } }
export const ownDue = { workingDays: 4 }
export const roleDue = { workingMinutes: 900 }
export const roleWarn = { workingMinutes: 600 }

/** A deadline of the stage, one of the first contact, and tasks of the owner and of a role. */
export const watched = ProcessDocument.parse({
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
export const calendarOf = (changes: Partial<BusinessCalendar> = {}): BusinessCalendar => ({
  timeZone: 'Europe/Oslo',
  week: everyDay,
  holidays: null,
  daysOff: [],
  daysWorked: [],
  ...changes,
})
export const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
/** Closed for so many days, beginning so many from today. */
export const closed = (from: number, days: number) =>
  calendarOf({ daysOff: Array.from({ length: days }, (_, n) => ({ on: day(from + n), name: 'Closed' })) })

/** A company that works from nine to five every day, whose deals have every kind of deadline. */
export async function playWatched() {
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
export const recount = (db: Database, batch?: number) => recountDeadlines(db, never, batch)

/** All clocks of one deal began that much earlier. */
export async function began(owner: pg.Pool, id: DealId, hoursAgo: number): Promise<void> {
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

/** How many recounts have begun and not come to their end. */
export async function unfinished(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query(
    'select count(*)::int as count from recounts where finished_at is null and begins_at <= now()',
  )
  return rows[0].count
}
