import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, memo, useEffect, useLayoutEffect, useRef } from 'react'
import type { Unmet } from '../../../contract/gate.ts'
import type { DealCard as Card } from '../../../contract/deals.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Icon } from '../../ui/icons.tsx'
import type { Verdict } from '../verdict.ts'
import styles from './BoardColumn.module.css'
import type { Column } from './board-state.ts'
import { ColumnHead } from './ColumnHead.tsx'
import { cardElementId, DealCard, useCardHeight } from './DealCard.tsx'

interface BoardColumnProps {
  column: Column
  /** What the column says to the card that is carried; null while none is. */
  verdict: Verdict | null
  verdictText: string
  unmetWords: (unmet: Unmet) => string
  /** The carried card is above it. */
  over: boolean
  carriedId: Card['id'] | null
  /** The one card of the board that Tab reaches. */
  reachableId: Card['id'] | null
  /** A card that is to get the focus; a new object each time. */
  goal: { id: Card['id'] } | null
  onMenu: (id: Card['id']) => void
  onMore: (column: Column) => Promise<void>
}

const gapPx = 8
const readAheadCards = 6

/** One stage: its head stays, its cards scroll, and only those in sight exist. */
export const BoardColumn = memo(function BoardColumn(props: BoardColumnProps) {
  const { column, verdict, verdictText, unmetWords, over, carriedId, reachableId, goal, onMenu, onMore } =
    props
  const say = useSay()
  const cardPx = useCardHeight()
  const list = useRef<HTMLDivElement>(null)
  const { cards, deals, stageKey } = column
  const rowPx = cardPx + gapPx

  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => list.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => cards[index]?.id ?? index,
    overscan: 4,
  })
  const shown = rows.getVirtualItems()
  useStayInPlace(list, cards, rowPx)
  useReadAhead(column, shown.at(-1)?.index ?? 0, onMore)

  useEffect(() => {
    const index = goal ? cards.findIndex(({ id }) => id === goal.id) : -1
    if (!goal || index < 0) return
    rows.scrollToIndex(index, { align: 'auto' })
    list.current?.closest('section')?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
    const frame = requestAnimationFrame(() =>
      document.getElementById(cardElementId(goal.id))?.focus({ preventScroll: true }),
    )
    return () => cancelAnimationFrame(frame)
    // biome-ignore lint/correctness/useExhaustiveDependencies: once for each goal, wherever the card is by then
  }, [goal])

  const headId = `stage-${stageKey}`
  return (
    <section
      className={styles.column}
      aria-labelledby={headId}
      data-place={stageKey}
      data-stage={stageKey}
      data-verdict={verdict?.is}
      data-over={over || undefined}
    >
      <ColumnHead column={column} id={headId} />
      <div ref={list} className={styles.list}>
        <ul className={styles.cards} style={{ blockSize: rows.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const card = cards[index]
            if (!card) return null
            return (
              <li
                key={card.id}
                className={styles.row}
                style={{ transform: `translateY(${start}px)`, '--card': `${cardPx}px` } as CSSProperties}
                aria-posinset={index + 1}
                aria-setsize={deals}
              >
                <DealCard
                  card={card}
                  carried={card.id === carriedId}
                  reachable={card.id === reachableId}
                  onMenu={onMenu}
                />
              </li>
            )
          })}
        </ul>
        {cards.length === 0 && <p className={styles.empty}>{say('deals.stage_empty')}</p>}
        {cards.length < deals && (
          <p className={styles.shown}>{say('deals.shown', { shown: cards.length, count: deals })}</p>
        )}
      </div>
      {verdict && verdict.is !== 'here' && (
        <div className={styles.verdict} aria-hidden="true">
          {verdict.is === 'missing' ? <Missing unmet={verdict.unmet} unmetWords={unmetWords} /> : verdictText}
        </div>
      )}
    </section>
  )
})

/** What is missing there, a line each: read in passing, with a card in the hand. */
function Missing({ unmet, unmetWords }: { unmet: readonly Unmet[]; unmetWords: (unmet: Unmet) => string }) {
  const say = useSay()
  return (
    <>
      <span className={styles.locked}>
        <Icon name="lock" size={14} />
        {say('deals.missing.count', { count: unmet.length })}
      </span>
      {unmet.map((one) => (
        <span key={unmetWords(one)}>{unmetWords(one)}</span>
      ))}
    </>
  )
}

/** Somebody who has scrolled keeps what he looks at, whatever arrives or leaves above it. */
function useStayInPlace(
  list: React.RefObject<HTMLElement | null>,
  cards: readonly Card[],
  rowPx: number,
): void {
  const before = useRef(cards)
  useLayoutEffect(() => {
    const was = before.current
    before.current = cards
    const element = list.current
    if (!element || was === cards || element.scrollTop < rowPx) return
    const first = Math.floor(element.scrollTop / rowPx)
    for (const card of was.slice(first, first + 12)) {
      const now = cards.findIndex(({ id }) => id === card.id)
      if (now < 0) continue
      element.scrollTop += (now - was.indexOf(card)) * rowPx
      return
    }
  }, [list, cards, rowPx])
}

function useReadAhead(column: Column, lastShown: number, onMore: (column: Column) => Promise<void>): void {
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
