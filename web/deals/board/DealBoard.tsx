import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { type DealCard as Card } from '../../../contract/deals/deal.ts'
import { showDeal } from '../../../contract/deals/deals.ts'
import { showProcess } from '../../../contract/process/process.ts'
import { type Language, textIn } from '../../../contract/text.ts'
import { ask } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Board } from '../../ui/board/Board.tsx'
import type { useCalm } from '../../ui/board/hand/use-calm.ts'
import { lost, verdictOf, won } from '../unmet/verdict.ts'
import { type BoardFilter, readMoreCards } from './board-queries.ts'
import { type Board as Answer, type Column, withPending } from './board-state.ts'
import { DealCard } from './DealCard.tsx'
import { DropZones } from './DropZones.tsx'
import { StageHead } from './StageHead.tsx'
import { useBoardActs } from './use-board-acts.ts'
import { useDealMenu } from './use-deal-menu.ts'
import { useVerdictWords } from './use-verdict-words.tsx'

const MoveDealDialog = lazy(async () => ({
  default: (await import('../acts/MoveDealDialog.tsx')).MoveDealDialog,
}))
const WinDealDialog = lazy(async () => ({
  default: (await import('../acts/WinDealDialog.tsx')).WinDealDialog,
}))
const LoseDealDialog = lazy(async () => ({
  default: (await import('../acts/LoseDealDialog.tsx')).LoseDealDialog,
}))

interface DealBoardProps {
  board: Answer
  query: BoardFilter
  hand: ReturnType<typeof useCalm>
}

/** The stages of a process side by side, with its open deals; a deal put somewhere moves there, or asks for what it wants. */
export function DealBoard({ board: known, query, hand }: DealBoardProps) {
  const say = useSay()
  const { language } = useReader()
  const queries = useQueryClient()
  const ends = [
    { key: won, name: say('deals.win') },
    { key: lost, name: say('deals.lose') },
  ]
  const acts = useBoardActs(query, known)
  const board = withPending(known, acts.pending)
  const stages = useMemo(() => stagesOf(board, language), [board, language])
  const sayingOf = useVerdictWords(board.roles)
  const menuOf = useDealMenu([...stages, ...ends], sayingOf)
  const onMore = useCallback(
    (column: Pick<Column, 'stageKey' | 'next'>) => readMoreCards(queries, query, known.processId, column),
    [queries, query, known.processId],
  )

  return (
    <>
      <Board
        label={say('deals.board')}
        columns={stages}
        placesBeside={ends}
        hand={hand}
        Head={StageHead}
        Card={DealCard}
        titleOf={({ title }) => title}
        emptyWords={() => say('deals.stage_empty')}
        sayingOf={sayingOf}
        menuOf={menuOf}
        onTake={prepare}
        onDrop={dropped}
        onMore={onMore}
        foot={({ card, over }) => (
          <DropZones ends={ends} over={over} sayingOf={(place) => sayingOf(card, place)} />
        )}
      />
      <Suspense>{asked()}</Suspense>
    </>
  )

  function asked() {
    const { asking, stopAsking, keep } = acts
    if (!asking) return null
    const shared = { onClose: stopAsking, onDone: keep }
    switch (asking.act) {
      case 'move':
        return <MoveDealDialog dealId={asking.card.id} to={asking.to} {...shared} />
      case 'win':
        return <WinDealDialog dealId={asking.card.id} {...shared} />
      case 'lose':
        return <LoseDealDialog deal={asking.card} {...shared} />
    }
  }

  function dropped(card: Card, place: string): boolean {
    prepare(card)
    acts.drop(card, place)
    return verdictOf(card, place).is === 'open' && place !== won && place !== lost
  }

  /** What a dialog would ask for is on its way before the card is let go. */
  function prepare(card: Card): void {
    void queries.prefetchQuery(ask(showDeal, { params: { id: card.id } }))
    void queries.prefetchQuery({
      ...ask(showProcess, { params: { id: card.processId } }),
      staleTime: 300_000,
    })
  }
}

const stagesOf = ({ columns }: Answer, language: Language) =>
  columns.map((column) => ({
    ...column,
    key: column.stageKey,
    name: textIn(column.name, language),
    count: column.deals,
  }))
