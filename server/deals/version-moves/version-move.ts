import type { ProcessVersionId } from '../../../contract/ids.ts'
import type { StageMapping, VersionMove } from '../../../contract/process/version-moves.ts'
import type { Via } from '../../platform/actor.ts'
import type { ChosenDeals } from './chosen-deals.ts'

/**
 * Version move  running deals of one process change over to another of its versions, in batches.
 * Passage       what becomes of the deals of one stage of one old version: their new stage, their clock, their tasks.
 * Judged        a deal the run has come past: it moved, or it stayed where it was as the mapping says.
 */
export interface VersionMoveRecord extends VersionMove {
  toVersionId: ProcessVersionId
  chosen: ChosenDeals
  mapping: StageMapping[]
  via: Via
  /** The last deal judged, in the order of ids; null at the beginning. */
  lastDeal: string | null
}

/** The move as the API shows it. */
export function shown({ toVersionId, chosen, via, lastDeal, ...rest }: VersionMoveRecord): VersionMove {
  return rest
}
