import type { DealId, MemberId, PersonId } from '../../contract/ids.ts'
import type { ProcessDocument } from '../../contract/process/process-document.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import type { Facts } from '../process/conditions/facts.ts'
import type { DecimalsOf, GivenAnswer } from '../process/questionnaires/counted-answers.ts'

/**
 * What questionnaires and approvals must know of deals, which stand above them: handed in where the routes are put
 * together. None of it asks for a right over the deal: who may do a task may know what it is about.
 */
export interface DealsAbove {
  meetDeal(tx: Tx, actor: Actor, id: DealId): Promise<DealMet>
  /** People on the deal or of its company, by name; of `among` only, where that is given. */
  peopleToName(
    tx: Tx,
    actor: Actor,
    id: DealId,
    among?: readonly string[],
  ): Promise<{ id: PersonId; name: string }[]>
  /** Locks the deal, before its task is locked: whoever moves it does so in the same order. */
  lock(tx: Tx, actor: Actor, id: DealId): Promise<void>
  /** Moves the deal back as its process allows: `move_not_allowed`, `deal_closed`, `deal_resting` … otherwise. */
  sendBack(tx: Tx, actor: Actor, id: DealId, to: string, reason: string): Promise<void>
}

export interface DealMet {
  id: DealId
  number: number
  title: string
  amount: number
  currency: string
  expectedCloseOn: string | null
  company: string | null
  stageKey: string
  ownerId: MemberId | null
  ownerName: string | null
  /** Whether the asker may open the deal itself. */
  visible: boolean
  document: ProcessDocument
  /** The counted answers are in it. */
  facts: Facts
  given: readonly GivenAnswer[]
  decimalsOf: DecimalsOf
}
