import { sql } from 'kysely'
import type { ChatId, MemberId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { WorkingCalendar } from '../../platform/time/business-calendar.ts'
import { workingStretches } from '../../platform/time/working-stretches.ts'
import { staffCalendars } from '../../team/calendars/workspace-calendar.ts'
import type { Surroundings } from '../script/engine.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
/** Nobody is called within the hour, and calls begin on the hour. */
const aheadMs = 60 * minuteMs
const gridMs = 60 * minuteMs
/** Holidays and week-ends do not count as days, so one looks further than is offered. */
const lookDays = 30

interface Asked {
  ownerId: MemberId | null
  /** Whose calls stand in the way of others; null: nobody's. */
  hostId: MemberId | ChatId | null
  language: Language
  now: number
}

/** What a script has to know of the world at this moment: whether somebody is at work, and when he could call. */
export async function surroundingsOf(
  tx: Tx,
  actor: Actor,
  { ownerId, hostId, language, now }: Asked,
): Promise<Surroundings> {
  const calendar = (await staffCalendars(tx, actor.workspaceId)).of(ownerId)
  const taken = await takenTimes(tx, actor, hostId)
  return {
    language,
    open: workingStretches(calendar, now, now + 1).length > 0,
    slots: (minutes, days) => freeSlots(calendar, { now, minutes, days, taken }),
  }
}

interface Call {
  at: number
  minutes: number
}

async function takenTimes(tx: Tx, actor: Actor, hostId: string | null): Promise<Call[]> {
  if (hostId === null) return []
  const { rows } = await sql<{ at: string; minutes: number }>`
    select c.at, c.minutes from chat_calls c
    where c.workspace_id = ${actor.workspaceId} and c.host_id = ${hostId} and c.at > now() - interval '1 day'
  `.execute(tx)
  return rows.map(({ at, minutes }) => ({ at: Date.parse(at), minutes }))
}

/** Pure. Instants within working time on the next working days that no call stands in the way of. */
export function freeSlots(
  calendar: WorkingCalendar,
  { now, minutes, days, taken }: { now: number; minutes: number; days: number; taken: readonly Call[] },
): string[] {
  const long = minutes * minuteMs
  const slots: string[] = []
  const offered = new Set<string>()
  for (const { from, until } of workingStretches(calendar, now + aheadMs, now + lookDays * dayMs)) {
    for (let at = Math.ceil(from / gridMs) * gridMs; at + long <= until; at += gridMs) {
      const instant = Temporal.Instant.fromEpochMilliseconds(at)
      const day = instant.toZonedDateTimeISO(calendar.timeZone).toPlainDate().toString()
      if (!offered.has(day) && offered.size === days) return slots
      offered.add(day)
      if (taken.every((call) => at + long <= call.at || call.at + call.minutes * minuteMs <= at))
        slots.push(new Date(at).toISOString())
    }
  }
  return slots
}
