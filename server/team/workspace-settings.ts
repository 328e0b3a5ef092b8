import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import type { WorkspaceId } from '../../contract/ids.ts'
import type { Language } from '../../contract/text.ts'
import type { Tx } from '../platform/database/tx.ts'
import {
  type BusinessCalendar,
  compileCalendar,
  type WorkingCalendar,
} from '../platform/time/business-calendar.ts'
import { holidayDays } from '../platform/time/holidays.ts'

export interface WorkspaceSettings {
  currency: string
  language: Language
  /** IANA. */
  timeZone: string
  calendar: WorkingCalendar
}

/** A second old at the most, so that a change bites at once in every process without a message between them. */
const settings = new LRUCache<WorkspaceId, WorkspaceSettings>({ max: 1_000, ttl: 1_000 })
/** Compiling a calendar costs milliseconds, so equal ones share their compiled form. */
const compiled = new LRUCache<string, WorkingCalendar>({ max: 200 })

/** What commands need to know of the company: read at most once a second. */
export async function workspaceSettings(tx: Tx, workspaceId: WorkspaceId): Promise<WorkspaceSettings> {
  const known = settings.get(workspaceId)
  if (known) return known
  const { rows } = await sql<Omit<WorkspaceSettings, 'calendar'> & { calendar: BusinessCalendar }>`
    select currency, language, time_zone as "timeZone", calendar from workspaces where workspace_id = ${workspaceId}
  `.execute(tx)
  if (!rows[0]) throw new Error(`no workspace ${workspaceId}`)
  const { calendar, ...rest } = rows[0]
  const fresh = { ...rest, calendar: await compile(calendar) }
  settings.set(workspaceId, fresh)
  return fresh
}

async function compile(calendar: BusinessCalendar): Promise<WorkingCalendar> {
  const year = new Date().getUTCFullYear()
  const key = `${year} ${JSON.stringify(calendar)}`
  const known = compiled.get(key)
  if (known) return known
  const { country, region } = calendar.holidays ?? {}
  // Imported history reaches back; deadlines seldom reach further ahead than a year.
  const days = country ? await holidayDays(country, region, year - 15, year + 5) : new Set<string>()
  const made = compileCalendar(calendar, days)
  compiled.set(key, made)
  return made
}
