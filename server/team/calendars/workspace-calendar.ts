import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import type { MemberId, WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import {
  type BusinessCalendar,
  compileCalendar,
  type WorkingCalendar,
} from '../../platform/time/business-calendar.ts'
import { holidayDays } from '../../platform/time/holidays.ts'
import { type OwnTime, personalCalendar, worksSoon } from '../../platform/time/personal-calendar.ts'

/** When the company works and when each of its people does. */
export interface StaffCalendars {
  company: WorkingCalendar
  /** A colleague's working time; the company's for who has none of his own, and for nobody. */
  of(memberId: MemberId | null): WorkingCalendar
  /** Whether he is on leave on the day it is at an instant (epoch ms) in the company's time zone. */
  isAway(memberId: MemberId, at: number): boolean
}

/**
 * The company's working time, ready for arithmetic. It is kept, since working out the holidays takes long, and asked
 * anew after a change in this process at once, after one in another process within ten seconds.
 */
export async function workspaceCalendar(tx: Tx, workspaceId: WorkspaceId): Promise<WorkingCalendar> {
  return (await staffCalendars(tx, workspaceId)).company
}

/** A colleague's working time: the company's, with his own hours and without his leaves. */
export async function memberCalendar(
  tx: Tx,
  workspaceId: WorkspaceId,
  memberId: MemberId | null,
): Promise<WorkingCalendar> {
  return (await staffCalendars(tx, workspaceId)).of(memberId)
}

/** All of them at once, read in one statement and kept as `workspaceCalendar` is. */
export async function staffCalendars(tx: Tx, workspaceId: WorkspaceId): Promise<StaffCalendars> {
  const known = kept.get(workspaceId)
  if (known) return known
  const { calendar, people } = await readCalendars(tx, workspaceId)
  const staff = staffOf(await compiledCalendar(calendar), new Map(people.map((one) => [one.memberId, one])))
  kept.set(workspaceId, staff)
  return staff
}

/** To be called once a change of the company's or somebody's working time is committed. */
export function forgetWorkspaceCalendar(workspaceId: WorkspaceId): void {
  kept.delete(workspaceId)
}

/** A calendar with its holidays. By content, so that asking anew costs one small read while nothing has changed. */
export function compiledCalendar(calendar: BusinessCalendar): Promise<WorkingCalendar> {
  const content = JSON.stringify(calendar)
  let compiled = compiledCalendars.get(content)
  if (!compiled) {
    compiled = compile(calendar)
    compiledCalendars.set(content, compiled)
  }
  return compiled
}

const kept = new LRUCache<WorkspaceId, StaffCalendars>({ max: 500, ttl: 10_000 })
const compiledCalendars = new LRUCache<string, Promise<WorkingCalendar>>({ max: 100 })
const holidaysOf = new LRUCache<string, Promise<Set<string>>>({ max: 50 })
/** Of each compiled company calendar, the personal ones by content. */
const personal = new WeakMap<WorkingCalendar, Map<string, WorkingCalendar>>()

/** Leaves that ended longer ago than any task is counted back. */
const leavesBackDays = 400

async function readCalendars(tx: Tx, workspaceId: WorkspaceId) {
  const { rows } = await sql<{ calendar: BusinessCalendar; people: (OwnTime & { memberId: MemberId })[] }>`
    select w.calendar,
           coalesce((
             select jsonb_agg(jsonb_build_object(
                      'memberId', m.id, 'timeZone', coalesce(m.time_zone, w.time_zone), 'week', c.week,
                      'away', coalesce((
                        select jsonb_agg(jsonb_build_object('fromOn', l.from_on, 'toOn', l.to_on) order by l.id)
                        from leaves l
                        where l.workspace_id = w.workspace_id and l.member_id = m.id
                          and l.to_on > current_date - ${leavesBackDays}::integer
                      ), '[]')))
             from members m
             left join member_calendars c on c.workspace_id = m.workspace_id and c.member_id = m.id
             where m.workspace_id = w.workspace_id and m.id in (
               select member_id from member_calendars
               where workspace_id = w.workspace_id and week is not null
               union
               select member_id from leaves
               where workspace_id = w.workspace_id and to_on > current_date - ${leavesBackDays}::integer
             )
           ), '[]') as people
    from workspaces w
    where w.workspace_id = ${workspaceId}
  `.execute(tx)
  const [row] = rows
  if (!row) throw new Error(`no workspace ${workspaceId}`)
  return row
}

function staffOf(company: WorkingCalendar, people: ReadonlyMap<MemberId, OwnTime>): StaffCalendars {
  return {
    company,
    of(memberId) {
      const own = memberId && people.get(memberId)
      return own ? personalOf(company, own) : company
    },
    isAway(memberId, at) {
      const own = people.get(memberId)
      if (!own) return false
      const today = Temporal.Instant.fromEpochMilliseconds(at)
        .toZonedDateTimeISO(company.timeZone)
        .toPlainDate()
        .toString()
      return own.away.some(({ fromOn, toOn }) => fromOn <= today && today <= toOn)
    },
  }
}

/** Who works only on days the company never does is counted by the company's calendar, lest nothing is ever due. */
function personalOf(company: WorkingCalendar, { week, timeZone, away }: OwnTime): WorkingCalendar {
  const known = personal.get(company) ?? new Map<string, WorkingCalendar>()
  personal.set(company, known)
  const content = JSON.stringify([week, timeZone, away])
  let calendar = known.get(content)
  if (!calendar) {
    const own = personalCalendar(company, { week, timeZone, away })
    calendar = worksSoon(own, Math.floor(Date.now() / 86_400_000)) ? own : company
    known.set(content, calendar)
  }
  return calendar
}

/** History reaches back this far and deadlines forward; outside of it every day is as the week says. */
const yearsBack = 15
const yearsAhead = 10

async function compile(calendar: BusinessCalendar): Promise<WorkingCalendar> {
  const { holidays } = calendar
  if (!holidays) return compileCalendar(calendar, new Set())
  const key = `${holidays.country}-${holidays.region ?? ''}`
  let days = holidaysOf.get(key)
  if (!days) {
    const now = new Date().getUTCFullYear()
    days = holidayDays(holidays.country, holidays.region, now - yearsBack, now + yearsAhead)
    holidaysOf.set(key, days)
  }
  return compileCalendar(calendar, await days)
}
