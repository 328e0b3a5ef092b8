import type { RawBuilder } from 'kysely'
import type { CompanyId, DealId, PersonId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import type { Activity } from './activity.ts'

/** What activities must know of deals, which stand above them: handed in where the routes are put together. */
export interface DealsAbove {
  /** The deal as this actor meets it; null when it is not here or he may not see it. */
  meetDeal(tx: Tx, actor: Actor, id: DealId): Promise<DealMet | null>
  /** SQL: the deal of this id may be seen by him. Written by the deals' policy, for lists. */
  seesDeal(actor: Actor, id: RawBuilder<unknown>): RawBuilder<boolean>
  /**
   * Runs in the same transaction after an activity on a deal was logged.
   * @param nextContactOn what was agreed; null: no next contact; undefined: nothing was said
   */
  afterLogging(
    tx: Tx,
    actor: Actor,
    activity: Activity & { dealId: DealId },
    nextContactOn: string | null | undefined,
  ): Promise<void>
}

export interface DealMet {
  /** May write on it. */
  mayTouch: boolean
  companyId: CompanyId | null
  /** Who is on it: whoever works the deal may name them, whoever looks after them. */
  personIds: readonly PersonId[]
}
