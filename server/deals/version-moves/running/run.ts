import type { VersionMoveId } from '../../../../contract/ids.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { type StaffCalendars, staffCalendars } from '../../../team/calendars/workspace-calendar.ts'
import { type NumberedVersion, type Passage, passagesTo } from '../passages.ts'
import { loadMove } from '../table.ts'
import type { VersionMoveRecord } from '../version-move.ts'
import { versionsOf } from '../versions-asked.ts'

/** Everything a batch needs to know, worked out once when a run begins. */
export interface Run {
  move: VersionMoveRecord
  target: NumberedVersion
  from: readonly NumberedVersion[]
  passages: readonly Passage[]
  /** The place in `passages` of a deal's stage, by `version id, stage key`. */
  placeOf: ReadonlyMap<string, number>
  staff: StaffCalendars
}

/** @returns null when the move is not to run (any more) */
export async function beginRun(tx: Tx, actor: Actor, id: VersionMoveId): Promise<Run | null> {
  const move = await loadMove(tx, actor.workspaceId, id)
  if (move.state !== 'running') return null
  const all = await versionsOf(tx, actor, move.processId)
  const target = all.find((version) => version.id === move.toVersionId) as NumberedVersion
  const from = all.filter(({ number }) => move.fromVersions.includes(number))
  const passages = passagesTo(target.document, from, move.mapping)
  const staff = await staffCalendars(tx, actor.workspaceId)
  return {
    move,
    target,
    from,
    passages,
    placeOf: new Map(passages.map(({ version, from }, place) => [`${version.id} ${from.key}`, place])),
    staff,
  }
}
