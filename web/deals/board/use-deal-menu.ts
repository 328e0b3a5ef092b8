import type { DealCard } from '../../../contract/deals/deal.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import type { CardMenu, Place, Saying } from '../../ui/board/board.ts'
import { lost, verdictOf, won } from '../unmet/verdict.ts'

/** Where the process lets a deal go; the two ends are named even when shut, since somebody will look for them. */
export function useDealMenu(
  places: readonly Place[],
  sayingOf: (card: DealCard, place: string) => Saying,
): (card: DealCard) => CardMenu {
  const say = useSay()
  return (card) => ({
    label: say('deals.actions_of', { title: card.title }),
    open: { to: paths.deal(card.id), words: say('deals.open') },
    heading: say('deals.move_to_'),
    places: places.flatMap(({ key, name }) => {
      const verdict = verdictOf(card, key)
      const shut = verdict.is === 'refused'
      if (verdict.is === 'here' || (shut && key !== won && key !== lost)) return []
      return [
        { key, name, note: noteOn(card, key), locked: verdict.is === 'missing', shut, apart: key === won },
      ]
    }),
  })

  /** All that is missing is said by the dialog that follows. */
  function noteOn(card: DealCard, place: string): string | undefined {
    const verdict = verdictOf(card, place)
    if (verdict.is === 'open') return undefined
    return verdict.is === 'missing'
      ? say('deals.missing.some', { count: verdict.unmet.length })
      : sayingOf(card, place).words
  }
}
