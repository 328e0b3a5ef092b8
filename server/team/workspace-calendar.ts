import { LRUCache } from 'lru-cache'
import type { WorkspaceId } from '../../contract/ids.ts'
import type { Tx } from '../platform/database/tx.ts'
import {
  type BusinessCalendar,
  compileCalendar,
  type WorkingCalendar,
} from '../platform/time/business-calendar.ts'
import { holidayDays } from '../platform/time/holidays.ts'
import { tables } from './table.ts'

/**
 * The company's working time, ready for arithmetic. It is kept, since working out the holidays takes long, and asked
 * anew after a change in this process at once, after one in another process within ten seconds.
 */
export async function workspaceCalendar(tx: Tx, workspaceId: WorkspaceId): Promise<WorkingCalendar> {
  const known = kept.get(workspaceId)
  if (known) return known
  const { calendar } = await tables(tx)
    .selectFrom('workspaces')
    .select('calendar')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  const compiled = await compiledOf(calendar)
  kept.set(workspaceId, compiled)
  return compiled
}

/** To be called once a change of the company's calendar is committed. */
export function forgetWorkspaceCalendar(workspaceId: WorkspaceId): void {
  kept.delete(workspaceId)
}

const kept = new LRUCache<WorkspaceId, WorkingCalendar>({ max: 500, ttl: 10_000 })
/** By content, so that asking anew costs one small read while nothing has changed. */
const compiledCalendars = new LRUCache<string, Promise<WorkingCalendar>>({ max: 100 })
const holidaysOf = new LRUCache<string, Promise<Set<string>>>({ max: 50 })

function compiledOf(calendar: BusinessCalendar): Promise<WorkingCalendar> {
  const content = JSON.stringify(calendar)
  let compiled = compiledCalendars.get(content)
  if (!compiled) {
    compiled = compile(calendar)
    compiledCalendars.set(content, compiled)
  }
  return compiled
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
