import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Outcome } from './outcome.ts'

/** How records are changed, made ready once: what is the same for all of them has been checked. */
export interface Change {
  /** Records a transaction: how long somebody who works one of them may have to wait. */
  batchOf: number
  /** Records a preview looks at in one answer. */
  previewOf: number
  /** The event that a changed record gets: an undo finds the former values there. */
  event: string
  /** What each would become now. Writes nothing. */
  judge(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Outcome[]>
  /** Changes them, through the rules and with the events of single editing. */
  apply(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Outcome[]>
}

/** Fields that are written alone: nothing else has to follow them. */
export const plainBatch = { batchOf: 2_000, previewOf: 20_000 } as const

/** Each record takes several statements. */
export const slowBatch = { batchOf: 100, previewOf: 2_000 } as const
