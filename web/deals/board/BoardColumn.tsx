import { type CSSProperties, memo, useEffect, useEffectEvent, useRef } from 'react'
import type { DealCard as Card } from '../../../contract/deals/deals.ts'
import type { Unmet } from '../../../contract/process/gate.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Icon } from '../../ui/icons.tsx'
import type { Verdict } from '../unmet/verdict.ts'
import styles from './BoardColumn.module.css'
import type { Column } from './board-state.ts'
import { ColumnHead } from './ColumnHead.tsx'
import { cardElementId, DealCard, useCardHeight } from './DealCard.tsx'
import { useRowsInSight } from './use-rows-in-sight.ts'
import { useStayInPlace } from './use-stay-in-place.ts'

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

  const { first, last } = useRowsInSight(list, cards.length, rowPx)
  useStayInPlace(list, cards, rowPx)
  useReadAhead(column, last, onMore)

  const reach = useEffectEvent((id: Card['id']) => {
    const index = cards.findIndex((card) => card.id === id)
    const element = list.current
    if (index < 0 || !element) return
    const [top, bottom] = [index * rowPx, (index + 1) * rowPx]
    if (top < element.scrollTop) element.scrollTo({ top })
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTo({ top: bottom - element.clientHeight })
    element.closest('section')?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
    // The card itself is there once the list has drawn what it was scrolled to.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => document.getElementById(cardElementId(id))?.focus({ preventScroll: true })),
    )
  })
  useEffect(() => {
    if (goal) reach(goal.id)
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
              aria-setsize={deals}
            >
              <DealCard
                card={card}
                carried={card.id === carriedId}
                reachable={card.id === reachableId}
                onMenu={onMenu}
              />
            </li>
          ))}
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
