import { useSay } from '../../platform/i18n.tsx'
import { type RoleNames, useUnmetWords } from '../unmet/unmet-words.ts'
import { type Place, type Verdict, won } from '../unmet/verdict.ts'

/** What a place says to the card above it, in one line: "2 things missing: Pricing (Analyst), Decision-maker". */
export function useVerdictWords(roles: RoleNames): (verdict: Verdict, place: Place) => string {
  const say = useSay()
  const unmetWords = useUnmetWords(roles)
  return (verdict, place) => {
    switch (verdict.is) {
      case 'here':
        return say('deals.verdict.here')
      case 'open':
        return say('deals.verdict.open')
      case 'back':
        return say('deals.verdict.back')
      case 'refused':
        return place === won && verdict.code === 'move_not_allowed'
          ? say('deals.verdict.not_yet_won')
          : say(`refusal.${verdict.code}`)
      case 'missing':
        return `${say('deals.missing.count', { count: verdict.unmet.length })} ${verdict.unmet.map(unmetWords).join(say('deals.missing.comma'))}`
    }
  }
}
