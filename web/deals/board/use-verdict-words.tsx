import type { DealCard } from '../../../contract/deals/deal.ts'
import { useSay } from '../../platform/i18n.tsx'
import type { Saying } from '../../ui/board/board.ts'
import { type RoleNames, useUnmetWords } from '../unmet/unmet-words.ts'
import { type Place, type Verdict, verdictOf, won } from '../unmet/verdict.ts'
import { Missing } from './Missing.tsx'

/**
 * What a place says to the deal above it: in one line, "2 things missing: Pricing (Analyst), Decision-maker", and over
 * a stage what is missing there, a line each.
 */
export function useVerdictWords(roles: RoleNames): (card: DealCard, place: Place) => Saying {
  const say = useSay()
  const unmetWords = useUnmetWords(roles)
  return (card, place) => {
    const verdict = verdictOf(card, place)
    if (verdict.is !== 'missing') return { is: verdict.is, words: words(verdict, place) }
    const missing = verdict.unmet.map(unmetWords)
    const count = say('deals.missing.count', { count: missing.length })
    return {
      is: 'missing',
      words: `${count} ${missing.join(say('deals.missing.comma'))}`,
      shown: <Missing count={count} missing={missing} />,
    }
  }

  function words(verdict: Exclude<Verdict, { is: 'missing' }>, place: Place): string {
    if (verdict.is === 'here') return say('board.here')
    if (verdict.is !== 'refused') return say(`deals.verdict.${verdict.is}`)
    return place === won && verdict.code === 'move_not_allowed'
      ? say('deals.verdict.not_yet_won')
      : say(`refusal.${verdict.code}`)
  }
}
