import type { DealId, MemberId, ProcessVersionId } from '../../../../contract/ids.ts'

/** A running deal as it was when a batch locked it. */
export interface LockedDeal {
  id: DealId
  versionId: ProcessVersionId
  stageKey: string
  visitSeq: number
  enteredAt: string
  /** A resting deal: since when, which is when its clocks stand still. */
  restedAt: string | null
  resting: boolean
  ownerId: MemberId | null
}

/** One that moves, and the place of its passage among those of the run. */
export interface MovingDeal extends LockedDeal {
  place: number
}

/** From when a deal's new clocks count: from now, or from where they stand still while it rests (epoch ms). */
export function countedFrom({ resting, restedAt }: LockedDeal, at: number): number {
  return resting && restedAt ? Date.parse(restedAt) : at
}
