import type { DealCard } from '../../../contract/deals/deal.ts'
import type { Unmet } from '../../../contract/process/gate.ts'

/**
 * What a stage would say if the deal were put there now. The server has worked it out already (`moves`, `unmet`,
 * `can`); this only reads it for one place.
 */
export type Verdict =
  | { is: 'here' }
  | { is: 'open' }
  /** Possible, with a reason. */
  | { is: 'back' }
  | { is: 'missing'; unmet: readonly Unmet[] }
  /** The code of the refusal that would follow. */
  | { is: 'refused'; code: string }

/** A stage's key, or one of the two ends. */
export type Place = string
export const won = 'WON'
export const lost = 'LOST'

type Movable = Pick<DealCard, 'stageKey' | 'moves' | 'unmet' | 'can'>

export function verdictOf(deal: Movable, place: Place): Verdict {
  if (place === won) return fromMay(deal.can.win, deal.unmet)
  if (place === lost) return fromMay(deal.can.lose, deal.unmet)
  if (deal.stageKey === place) return { is: 'here' }
  if (deal.can.edit !== true) return { is: 'refused', code: deal.can.edit }
  const move = deal.moves.find(({ to }) => to === place)
  if (!move) return { is: 'refused', code: 'move_not_allowed' }
  if (move.way === 'back')
    return deal.can.move === 'deal_resting' ? { is: 'refused', code: 'deal_resting' } : { is: 'back' }
  return fromMay(deal.can.move, deal.unmet)
}

function fromMay(may: true | string, unmet: readonly Unmet[]): Verdict {
  if (may === true) return { is: 'open' }
  return may === 'criteria_unmet' ? { is: 'missing', unmet } : { is: 'refused', code: may }
}
