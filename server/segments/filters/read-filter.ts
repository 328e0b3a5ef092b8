import type { RawBuilder } from 'kysely'
import type { Filter, FilterEntity } from '../../../contract/segments/filters.ts'
import { knownOwnFields } from '../../fields/known-own-fields.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { workspaceCalendar } from '../../team/calendars/workspace-calendar.ts'
import { knownSegments } from '../table.ts'
import type { Asking } from './asking.ts'
import { compileFilter } from './compile.ts'
import { conditionsOf, segmentsNamed } from './conditions.ts'

/**
 * The filter as SQL, with what it takes to read it: the company's clock and own fields, which are remembered, and the
 * segments it names, which are asked for only where it does.
 * @throws Refusal `malformed` naming what is not known
 */
export async function filterInSql(
  tx: Tx,
  entity: FilterEntity,
  filter: Filter,
  actor: Actor,
  { way, path }: { way: Asking['way']; path: string },
): Promise<RawBuilder<boolean>> {
  return compileFilter(entity, filter, await askingFor(tx, filter, actor, way), path)
}

export async function askingFor(
  tx: Tx,
  filter: Filter,
  actor: Actor,
  way: Asking['way'],
  now: number = Date.now(),
): Promise<Asking> {
  const { timeZone } = await workspaceCalendar(tx, actor.workspaceId)
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate()
  const segments = await knownSegments(tx, actor, segmentsNamed(filter))
  const own = [filter, ...[...segments.values()].map((segment) => segment.filter)].flatMap(ownNamesOf)
  const ownFields = own.length > 0 ? await knownOwnFields(tx, actor.workspaceId, own) : []
  return { actor, timeZone, today, way, segments, ownFields }
}

const ownNamesOf = (filter: Filter) =>
  conditionsOf(filter).flatMap(({ field }) => (field.startsWith('own.') ? [field] : []))
