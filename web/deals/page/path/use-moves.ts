import { type Deal } from '../../../../contract/deals/deal.ts'
import { moveDeal } from '../../../../contract/deals/moves.ts'
import { useAct } from '../../../platform/act.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { notify } from '../../../ui/feedback/notices.tsx'
import { touchedByDeal } from '../../deal-queries.ts'
import { useKeepDeal } from '../page-queries.ts'

/** Moving the deal at once where its gate is open; a slip is undone from the notice, if the process lets it go back. */
export function useMoves(deal: Deal, stageName: (key: string) => string) {
  const say = useSay()
  const keep = useKeepDeal()
  const back = useAct(moveDeal, { touches: touchedByDeal, onDone: keep })
  const move = useAct(moveDeal, {
    touches: touchedByDeal,
    onDone: (moved) => {
      keep(moved)
      const mayGoBack = moved.moves.some(({ to, way }) => to === deal.stageKey && way === 'back')
      notify({
        text: say('deals.page.moved', { stage: stageName(moved.stageKey) }),
        ...(mayGoBack && { undo: () => undo(moved, deal.stageKey) }),
      })
    },
  })
  return {
    move: (to: string) => move.mutate({ params: { id: deal.id }, body: { to, from: deal.stageKey } }),
    isPending: move.isPending || back.isPending,
    error: move.error ?? back.error,
  }

  function undo(moved: Deal, to: string): void {
    back.mutate({
      params: { id: moved.id },
      body: { to, from: moved.stageKey, reason: say('deals.undo_reason') },
    })
  }
}
