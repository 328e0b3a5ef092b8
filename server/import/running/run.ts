import type { ImportId, WorkspaceId } from '../../../contract/ids.ts'
import type { ImportMapping } from '../../../contract/imports/mapping.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { WorkingCalendar } from '../../platform/time/business-calendar.ts'
import { instantOf, type ZoneClock, zoneClock } from '../../platform/time/zone-clock.ts'
import { type StaffCalendars, staffCalendars } from '../../team/calendars/workspace-calendar.ts'
import { workspaceCurrency } from '../../team/workspace/workspace-currency.ts'
import type { FileRow, ImportRecord } from '../import.ts'
import { KnownNames } from '../mapping/known-names.ts'
import { ownColumnsOf } from '../mapping/own-columns.ts'
import type { DateRead } from '../reading/read-date.ts'
import { type RowRead, rowReader } from '../reading/read-row.ts'
import { type ProcessInUse, processFor } from '../records/process-in-use.ts'

/** Everything a batch needs to know, worked out once when a run or a dry run begins. */
export interface Run<Mapping extends ImportMapping = ImportMapping> {
  id: ImportId
  fileName: string
  columns: readonly string[]
  mapping: Mapping
  /** A dry run looks and locks nothing. */
  dry: boolean
  /** Epoch ms: what undated records are dated with. */
  startedAt: number
  currency: string
  calendar: WorkingCalendar
  staff: StaffCalendars
  /** Only for deals. */
  process: ProcessInUse | null
  names: KnownNames
  read: (row: FileRow) => RowRead
  /** The instant (epoch ms) of a date in the company's time zone; noon where the file has no time. */
  instant: (date: DateRead) => number
}

export async function beginRun(
  tx: Tx,
  workspaceId: WorkspaceId,
  { id, fileName, columns, mapping, startedAt, made }: ImportRecord,
  { dry }: { dry: boolean },
): Promise<Run> {
  if (!mapping) throw new Error(`import ${id} has no mapping`)
  const staff = await staffCalendars(tx, workspaceId)
  const calendar = staff.company
  const ours = mapping.currency ?? (await workspaceCurrency(tx, workspaceId))
  return {
    id,
    fileName,
    columns,
    mapping,
    dry,
    startedAt: startedAt ? Date.parse(startedAt) : Date.now(),
    currency: ours,
    calendar,
    staff,
    process: mapping.kind === 'deals' ? await processFor(tx, workspaceId, mapping, made) : null,
    names: new KnownNames(),
    read: rowReader(mapping, columns, ours, await ownColumnsOf(tx, workspaceId, mapping)),
    instant: instantIn(calendar.timeZone),
  }
}

/** Noon keeps the day the same to readers a few time zones away. */
function instantIn(timeZone: string): (date: DateRead) => number {
  const clocks = new Map<number, ZoneClock>()
  return ({ day, time = '12:00', offset }) => {
    if (offset) return Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}${offset}`)
    const year = Number(day.slice(0, 4))
    let clock = clocks.get(year)
    if (!clock) clocks.set(year, (clock = zoneClock(timeZone, year)))
    return instantOf(clock, Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}Z`))
  }
}
