import { useDirection } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import {
  type CSSProperties,
  type KeyboardEvent,
  lazy,
  Suspense,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { type DealCard as Card, showDeal } from '../../../contract/deals/deals.ts'
import { showProcess } from '../../../contract/process/process.ts'
import { textIn } from '../../../contract/text.ts'
import { ask } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useKeyListing } from '../../platform/keyboard/key-listing.ts'
import { useKeys } from '../../platform/keyboard/keys.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useUnmetWords } from '../unmet/unmet-words.ts'
import { lost, verdictOf, won } from '../unmet/verdict.ts'
import { BoardColumn } from './BoardColumn.tsx'
import { type BoardFilter, readMoreCards } from './board-queries.ts'
import { type Board, type Column, cardOf, withPending } from './board-state.ts'
import { CardActions } from './CardActions.tsx'
import styles from './DealBoard.module.css'
import { DealCard, useCardHeight } from './DealCard.tsx'
import { DropZones } from './DropZones.tsx'
import { StageTabs } from './StageTabs.tsx'
import { useBoardActs } from './use-board-acts.ts'
import type { useCalm } from './use-calm.ts'
import { useCardDrag } from './use-card-drag.ts'
import { useCardFocus } from './use-card-focus.ts'
import { sideOf, useCarry } from './use-carry.ts'
import { useVerdictWords } from './use-verdict-words.ts'

const MoveDealDialog = lazy(async () => ({
  default: (await import('../acts/MoveDealDialog.tsx')).MoveDealDialog,
}))
const WinDealDialog = lazy(async () => ({
  default: (await import('../acts/WinDealDialog.tsx')).WinDealDialog,
}))
const LoseDealDialog = lazy(async () => ({
  default: (await import('../acts/LoseDealDialog.tsx')).LoseDealDialog,
}))

const keyLines = [
  ['m', 'deals.key.move'],
  ['h', 'deals.key.aside_left'],
  ['l', 'deals.key.aside_right'],
] as const

interface DealBoardProps {
  board: Board
  query: BoardFilter
  hand: ReturnType<typeof useCalm>
}

/** The stages side by side with their cards, and everything a hand or a key can do with them. */
export function DealBoard({ board: known, query, hand }: DealBoardProps) {
  const say = useSay()
  const { dir } = useDirection()
  const { language } = useReader()
  const cardPx = useCardHeight()
  const queries = useQueryClient()
  const { hold, moved, left } = hand
  const scroller = useRef<HTMLDivElement>(null)
  const ghost = useRef<HTMLDivElement>(null)
  const [menuOf, setMenuOf] = useState<Card['id'] | null>(null)

  const stages = useMemo(
    () => known.columns.map(({ stageKey, name }) => ({ key: stageKey, name: textIn(name, language) })),
    [known.columns, language],
  )
  const acts = useBoardActs(query, (key) => stages.find((stage) => stage.key === key)?.name ?? '')
  const board = withPending(known, acts.pending)
  const verdictWords = useVerdictWords(board.roles)
  const unmetWords = useUnmetWords(board.roles)
  const focus = useCardFocus(board)
  const places = [...stages, { key: won, name: say('deals.win') }, { key: lost, name: say('deals.lose') }]
  const carry = useCarry({
    places,
    wordsOver: (card: Card, place) => verdictWords(verdictOf(card, place), place),
    onDrop: dropped,
    onBack: ({ id }) => focus.focus(id),
    onHold: hold,
  })
  const { carried } = carry

  const onPress = useCardDrag({
    scroller,
    ghost,
    onStart: (id, width) => {
      const card = cardOf(board, id)
      if (!card) return false
      prepare(card)
      carry.pickUp(card, 'pointer', width)
      return true
    },
    onOver: carry.over,
    onDrop: carry.drop,
  })

  const focused = focus.focusedId === null ? undefined : cardOf(board, focus.focusedId)
  useKeys({
    j: () => focus.step(1),
    k: () => focus.step(-1),
    h: () => focus.stepAside(dir === 'rtl' ? 1 : -1),
    l: () => focus.stepAside(dir === 'rtl' ? -1 : 1),
    m: () => focused && takeByKeys(focused),
    '.': () => focused && openMenu(focused.id),
  })

  useKeyListing(keyLines)

  const onMore = useCallback(
    (column: Column) => readMoreCards(queries, query, known.processId, column),
    [queries, query, known.processId],
  )
  const onMenu = useCallback(
    (id: Card['id']) => {
      hold(true)
      setMenuOf(id)
    },
    [hold],
  )

  const menuCard = menuOf === null ? undefined : cardOf(board, menuOf)
  return (
    <section className={styles.frame} aria-label={say('deals.board')} data-carrying={carried?.by}>
      <StageTabs columns={board.columns} scroller={scroller} />
      <div
        ref={scroller}
        className={styles.board}
        role="presentation"
        onPointerDown={onPress}
        onPointerMove={moved}
        onPointerLeave={left}
        onKeyDown={onArrow}
        onFocus={focus.noticeFocus}
      >
        {board.columns.map((column) => {
          const verdict = carried ? verdictOf(carried.card, column.stageKey) : null
          return (
            <BoardColumn
              key={column.stageKey}
              column={column}
              verdict={verdict}
              verdictText={verdict ? verdictWords(verdict, column.stageKey) : ''}
              unmetWords={unmetWords}
              over={carried?.over === column.stageKey && carried.card.stageKey !== column.stageKey}
              carriedId={carried?.card.stageKey === column.stageKey ? carried.card.id : null}
              reachableId={focus.reachableId}
              goal={focus.goal}
              onMenu={onMenu}
              onMore={onMore}
            />
          )
        })}
      </div>
      {carried && (
        <DropZones
          over={carried.over}
          verdictOf={(place) => verdictOf(carried.card, place)}
          verdictWords={verdictWords}
        />
      )}
      <p className="only-heard" aria-live="assertive">
        {carry.said}
      </p>
      {carried?.by === 'pointer' &&
        createPortal(
          <div
            ref={ghost}
            className={styles.ghost}
            style={{ inlineSize: carried.width, '--card': `${cardPx}px` } as CSSProperties}
            aria-hidden="true"
          >
            <DealCard card={carried.card} />
          </div>,
          document.body,
        )}
      {menuCard && (
        <CardActions
          card={menuCard}
          stages={stages}
          verdictWords={verdictWords}
          onPlace={(place) => dropped(menuCard, place)}
          onClose={closeMenu}
        />
      )}
      <Suspense>{asked()}</Suspense>
    </section>
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

  function dropped(card: Card, place: string): void {
    prepare(card)
    acts.drop(card, place)
    if (verdictOf(card, place).is === 'open' && place !== won && place !== lost) focus.focus(card.id)
  }

  /** What a dialog would ask for is on its way before the card is let go. */
  function prepare(card: Card): void {
    void queries.prefetchQuery(ask(showDeal, { params: { id: card.id } }))
    void queries.prefetchQuery({
      ...ask(showProcess, { params: { id: card.processId } }),
      staleTime: 300_000,
    })
  }

  function takeByKeys(card: Card): void {
    prepare(card)
    focus.focus(card.id)
    carry.pickUp(card, 'keys')
  }

  function openMenu(id: Card['id']): void {
    onMenu(id)
  }

  function closeMenu(): void {
    hold(false)
    setMenuOf(null)
  }

  function onArrow(event: KeyboardEvent): void {
    if (!(event.target as HTMLElement).closest('[data-card] a')) return
    const towards = event.key.startsWith('Arrow') ? sideOf(event.key, dir) : 0
    if (towards !== 0) focus.stepAside(towards)
    else if (event.key === 'ArrowDown') focus.step(1)
    else if (event.key === 'ArrowUp') focus.step(-1)
    else return
    event.preventDefault()
  }
}
