import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Deal, type DealCard } from '../../../contract/deals/deal.ts'
import { moveDeal } from '../../../contract/deals/moves.ts'
import { textIn } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Refused } from '../../platform/refused.ts'
import { notify } from '../../ui/feedback/notices.tsx'
import { touchedByDeal } from '../deal-queries.ts'
import { lost, type Place, verdictOf, won } from '../unmet/verdict.ts'
import { type BoardFilter, boardKeyOf } from './board-queries.ts'
import { type Board, type Pending, withAnswer } from './board-state.ts'

/** The dialog a drop has opened: it asks for what the move still wants. */
export type Asking =
  | { act: 'move'; card: DealCard; to: string }
  | { act: 'win'; card: DealCard }
  | { act: 'lose'; card: DealCard }

/**
 * What becomes of a card that is put somewhere: it moves at once where the stage is open, else a dialog asks. The move
 * is shown before the server has said yes; refused, the card is back and the dialog says what was missing.
 */
export function useBoardActs(query: BoardFilter, { columns }: Pick<Board, 'columns'>) {
  const say = useSay()
  const { language } = useReader()
  const queries = useQueryClient()
  const move = useAct(moveDeal, { touches: touchedByDeal })
  const [pending, setPending] = useState<Pending>(new Map())
  const [asking, setAsking] = useState<Asking | null>(null)

  return {
    pending,
    asking,
    stopAsking: () => setAsking(null),
    ask: setAsking,
    keep,
    drop,
  }

  function drop(card: DealCard, place: Place): void {
    const verdict = verdictOf(card, place)
    if (verdict.is === 'here') return
    if (verdict.is === 'refused') return notify({ text: say(`refusal.${verdict.code}`) })
    if (place === won) return setAsking({ act: 'win', card })
    if (place === lost) return setAsking({ act: 'lose', card })
    if (verdict.is === 'open') return void moveNow(card, place)
    setAsking({ act: 'move', card, to: place })
  }

  async function moveNow(card: DealCard, to: string, reason?: string): Promise<void> {
    setPending((before) => new Map(before).set(card.id, { to, at: new Date().toISOString() }))
    try {
      const deal = await move.mutateAsync({
        params: { id: card.id },
        body: { to, from: card.stageKey, ...(reason && { reason }) },
      })
      keep(deal)
      offerUndo(card, deal)
    } catch (error) {
      settle(card.id)
      if (error instanceof Refused && error.code === 'criteria_unmet') setAsking({ act: 'move', card, to })
      else notify({ text: refusalOf(error), grave: true })
      void queries.invalidateQueries({ queryKey: boardKeyOf(query) })
    }
  }

  /** What the server answered stands on the board before it is read again. */
  function keep(deal: Deal): void {
    queries.setQueryData<Board>(boardKeyOf(query), (board) => board && withAnswer(board, deal))
    settle(deal.id)
  }

  function settle(id: DealCard['id']): void {
    setPending((before) => {
      const left = new Map(before)
      left.delete(id)
      return left
    })
  }

  function offerUndo(before: DealCard, { title, stageKey, moves, ...deal }: Deal): void {
    const mayGoBack = moves.some(({ to }) => to === before.stageKey)
    if (!mayGoBack) return
    const stage = columns.find((column) => column.stageKey === stageKey)
    const text = say('deals.moved', { title, stage: stage ? textIn(stage.name, language) : '' })
    const card = { ...before, ...deal, title, stageKey, moves }
    notify({ text, undo: () => void moveNow(card, before.stageKey, say('deals.undo_reason')) })
  }

  function refusalOf(error: unknown): string {
    return error instanceof Refused ? say(`refusal.${error.code}`) : say('common.failed.unreachable')
  }
}
