import { type ComponentType, type CSSProperties, type ReactNode, useCallback, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useKeyListing } from '../../platform/keyboard/key-listing.ts'
import { useKeys } from '../../platform/keyboard/keys.ts'
import styles from './Board.module.css'
import { type CardProps, useCardHeight } from './BoardCard.tsx'
import { BoardColumn } from './BoardColumn.tsx'
import type { CardMenu, BoardColumn as Column, Place, Saying } from './board.ts'
import { CardSheet } from './CardSheet.tsx'
import { ColumnTabs } from './ColumnTabs.tsx'
import type { useCalm } from './hand/use-calm.ts'
import { useCardDrag } from './hand/use-card-drag.ts'
import { useCardFocus } from './hand/use-card-focus.ts'
import { useCarry } from './hand/use-carry.ts'
import { useSideways } from './hand/use-sideways.ts'

interface BoardProps<Card extends { id: string }, Col extends Column<Card>> {
  label: string
  columns: readonly Col[]
  /** Where else a card can be put, after the columns. */
  placesBeside?: readonly Place[]
  hand: ReturnType<typeof useCalm>
  Head: ComponentType<{ column: Col; id: string }>
  Card: ComponentType<CardProps<Card>>
  titleOf: (card: Card) => string
  emptyWords: (column: Col) => string
  /** What a place says to a card above it. */
  sayingOf: (card: Card, place: string) => Saying
  menuOf: (card: Card) => CardMenu
  /** A card is being taken up. */
  onTake?: (card: Card) => void
  /** True: it went where it was put, and keeps the focus there. */
  onDrop: (card: Card, place: string) => boolean
  onMore: (column: Col) => Promise<void>
  /** Stands at the foot while a card is carried. */
  foot?: (carried: { card: Card; over: string | null }) => ReactNode
}

const keyLines = [
  ['m', 'board.key.move'],
  ['h', 'board.key.aside_left'],
  ['l', 'board.key.aside_right'],
] as const

/** Columns side by side with their cards, and everything a hand or a key can do with them. */
export function Board<Card extends { id: string }, Col extends Column<Card>>(props: BoardProps<Card, Col>) {
  const { columns, titleOf, sayingOf, onTake } = props
  const { hold, moved, left } = props.hand
  const cardPx = useCardHeight()
  const scroller = useRef<HTMLDivElement>(null)
  const ghost = useRef<HTMLDivElement>(null)
  const [menuFor, setMenuFor] = useState<string | null>(null)
  const focus = useCardFocus<Card['id']>(columns)
  const carry = useCarry({
    places: [...columns, ...(props.placesBeside ?? [])],
    wordsOver: ({ card }: InHand<Card>, place) => sayingOf(card, place).words,
    onDrop: ({ card }, place) => drop(card, place),
    onBack: ({ id }) => focus.focus(id),
    onHold: hold,
  })
  const carried = carry.carried
  const onPress = useCardDrag({
    scroller,
    ghost,
    onStart: (id, width) => take(id, 'pointer', width),
    onOver: carry.over,
    onDrop: carry.drop,
  })
  const onMenu = useCallback(
    (id: Card['id']) => {
      hold(true)
      setMenuFor(id)
    },
    [hold],
  )

  const { onArrow, aside } = useSideways(focus)
  const focused = cardAt(focus.focusedId)?.card
  useKeyListing(keyLines)
  useKeys({
    j: () => focus.step(1),
    k: () => focus.step(-1),
    ...aside,
    m: () => focused && takeByKeys(focused.id),
    '.': () => focused && onMenu(focused.id),
  })

  const menuCard = cardAt(menuFor)?.card
  return (
    <section className={styles.frame} aria-label={props.label} data-carrying={carried?.by}>
      <ColumnTabs columns={columns} scroller={scroller} />
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
        {columns.map((column) => {
          const isFrom = carried?.card.place === column.key
          const saying = carried && sayingOf(carried.card.card, column.key)
          return (
            <BoardColumn<Card, Col>
              key={column.key}
              column={column}
              Head={props.Head}
              Card={props.Card}
              emptyWords={props.emptyWords(column)}
              verdict={saying?.is ?? null}
              said={saying?.shown ?? saying?.words}
              over={carried?.over === column.key && !isFrom}
              carriedId={carried && isFrom ? carried.card.id : null}
              reachableId={focus.reachableId}
              goal={focus.goal}
              onMenu={onMenu}
              onMore={props.onMore}
            />
          )
        })}
      </div>
      {carried && props.foot?.({ card: carried.card.card, over: carried.over })}
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
            <props.Card card={carried.card.card} />
          </div>,
          document.body,
        )}
      {menuCard && (
        <CardSheet
          id={menuCard.id}
          title={titleOf(menuCard)}
          menu={props.menuOf(menuCard)}
          onPlace={(place) => drop(menuCard, place)}
          onClose={closeMenu}
        />
      )}
    </section>
  )

  function cardAt(id: string | null): { card: Card; place: string } | undefined {
    if (id === null) return undefined
    for (const { key, cards } of columns) {
      const card = cards.find((one) => one.id === id)
      if (card) return { card, place: key }
    }
    return undefined
  }

  function take(id: string, by: 'pointer' | 'keys', width?: number): boolean {
    const found = cardAt(id)
    if (!found) return false
    onTake?.(found.card)
    carry.pickUp({ id: found.card.id, title: titleOf(found.card), ...found }, by, width)
    return true
  }

  function takeByKeys(id: Card['id']): void {
    focus.focus(id)
    take(id, 'keys')
  }

  function drop(card: Card, place: string): void {
    if (props.onDrop(card, place)) focus.focus(card.id)
  }

  function closeMenu(): void {
    hold(false)
    setMenuFor(null)
  }
}

interface InHand<Card extends { id: string }> {
  id: Card['id']
  title: string
  place: string
  card: Card
}
