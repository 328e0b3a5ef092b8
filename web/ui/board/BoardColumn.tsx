import { type ComponentType, type CSSProperties, memo, type ReactNode, useEffect, useRef } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import { type CardProps, useCardHeight } from './BoardCard.tsx'
import styles from './BoardColumn.module.css'
import type { BoardColumn as Column, Saying } from './board.ts'
import { useReach } from './use-reach.ts'
import { useRowsInSight } from './use-rows-in-sight.ts'
import { useStayInPlace } from './use-stay-in-place.ts'

interface BoardColumnProps<Card extends { id: string }, Col extends Column<Card>> {
  column: Col
  Head: ComponentType<{ column: Col; id: string }>
  Card: ComponentType<CardProps<Card>>
  emptyWords: string
  /** What the column says to the card that is carried; null while none is. */
  verdict: Saying['is'] | null
  said: ReactNode
  /** The carried card is above it. */
  over: boolean
  carriedId: Card['id'] | null
  /** The one card of the board that Tab reaches. */
  reachableId: Card['id'] | null
  /** A card that is to get the focus; a new object each time. */
  goal: { id: Card['id'] } | null
  onMenu: (id: Card['id']) => void
  onMore: (column: Col) => Promise<void>
}

const gapPx = 8
const readAheadCards = 6

/** One column: its head stays, its cards scroll, and only those in sight exist. */
export const BoardColumn = memo(ColumnOfCards) as typeof ColumnOfCards

function ColumnOfCards<Card extends { id: string }, Col extends Column<Card>>(
  props: BoardColumnProps<Card, Col>,
) {
  const { column, Head, Card, emptyWords, verdict, said, over, carriedId, reachableId, goal } = props
  const say = useSay()
  const cardPx = useCardHeight()
  const list = useRef<HTMLDivElement>(null)
  const { cards, count, key } = column
  const rowPx = cardPx + gapPx

  const { first, last } = useRowsInSight(list, cards.length, rowPx)
  useStayInPlace(list, cards, rowPx)
  useReadAhead(column, last, props.onMore)
  useReach(list, cards, rowPx, goal)

  const headId = `column-${key}`
  return (
    <section
      className={styles.column}
      aria-labelledby={headId}
      data-place={key}
      data-verdict={verdict ?? undefined}
      data-over={over || undefined}
    >
      <Head column={column} id={headId} />
      <div ref={list} className={styles.list}>
        <ul className={styles.cards} style={{ blockSize: cards.length * rowPx }}>
          {cards.slice(first, last + 1).map((card, place) => (
            <li
              key={card.id}
              className={styles.row}
              style={
                {
                  transform: `translateY(${(first + place) * rowPx}px)`,
                  '--card': `${cardPx}px`,
                } as CSSProperties
              }
              aria-posinset={first + place + 1}
              aria-setsize={count}
            >
              <Card
                card={card}
                carried={card.id === carriedId}
                reachable={card.id === reachableId}
                onMenu={props.onMenu}
              />
            </li>
          ))}
        </ul>
        {cards.length === 0 && <p className={styles.empty}>{emptyWords}</p>}
        {cards.length < count && (
          <p className={styles.shown}>{say('board.shown', { shown: cards.length, count })}</p>
        )}
      </div>
      {verdict && verdict !== 'here' && (
        <div className={styles.verdict} aria-hidden="true">
          {said}
        </div>
      )}
    </section>
  )
}

function useReadAhead<Col extends Column<unknown>>(
  column: Col,
  lastShown: number,
  onMore: (column: Col) => Promise<void>,
): void {
  const reading = useRef<string | null>(null)
  const { next, cards } = column
  useEffect(() => {
    if (next === null || reading.current === next || lastShown < cards.length - readAheadCards) return
    reading.current = next
    void onMore(column).catch(() => {
      reading.current = null
    })
  }, [column, next, cards.length, lastShown, onMore])
}
