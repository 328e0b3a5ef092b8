import { type CSSProperties, useEffect, useEffectEvent, useRef } from 'react'
import { closedDaysOnBoard, type LeadColumn } from '../../../contract/leads/board.ts'
import type { LeadInList } from '../../../contract/leads/leads.ts'
import styles from '../../deals/board/BoardColumn.module.css'
import { cardElementId, useCardHeight } from '../../deals/board/DealCard.tsx'
import { useRowsInSight } from '../../deals/board/use-rows-in-sight.ts'
import { useStayInPlace } from '../../deals/board/use-stay-in-place.ts'
import { useSay } from '../../platform/i18n.tsx'
import { NumberText } from '../../ui/values/values.tsx'
import { LeadCard } from './LeadCard.tsx'
import type { LeadVerdict } from './lead-places.ts'

interface LeadBoardColumnProps {
  column: LeadColumn
  /** What the column says to the card that is carried; null while none is. */
  verdict: LeadVerdict | null
  verdictText: string
  /** The carried card is above it. */
  over: boolean
  carriedId: LeadInList['id'] | null
  /** The one card of the board that Tab reaches. */
  reachableId: LeadInList['id'] | null
  /** A card that is to get the focus; a new object each time. */
  goal: { id: LeadInList['id'] } | null
  onMenu: (id: LeadInList['id']) => void
  onMore: (column: LeadColumn) => Promise<void>
}

const gapPx = 8
const readAheadCards = 6

/** One status: its head stays, its cards scroll, and only those in sight exist. */
export function LeadBoardColumn(props: LeadBoardColumnProps) {
  const { column, verdict, verdictText, over, carriedId, reachableId, goal, onMenu, onMore } = props
  const say = useSay()
  const cardPx = useCardHeight()
  const list = useRef<HTMLDivElement>(null)
  const { cards, leads, late, status, next } = column
  const rowPx = cardPx + gapPx
  const { first, last } = useRowsInSight(list, cards.length, rowPx)
  useStayInPlace(list, cards, rowPx)

  const reading = useRef<string | null>(null)
  useEffect(() => {
    if (next === null || reading.current === next || last < cards.length - readAheadCards) return
    reading.current = next
    void onMore(column).catch(() => {
      reading.current = null
    })
  }, [column, next, cards.length, last, onMore])

  const reach = useEffectEvent((id: LeadInList['id']) => {
    const index = cards.findIndex((card) => card.id === id)
    const element = list.current
    if (index < 0 || !element) return
    const [top, bottom] = [index * rowPx, (index + 1) * rowPx]
    if (top < element.scrollTop) element.scrollTo({ top })
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTo({ top: bottom - element.clientHeight })
    element.closest('section')?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
    requestAnimationFrame(() =>
      requestAnimationFrame(() => document.getElementById(cardElementId(id))?.focus({ preventScroll: true })),
    )
  })
  useEffect(() => {
    if (goal) reach(goal.id)
  }, [goal])

  const headId = `leads-${status}`
  const closed = status === 'qualified' || status === 'disqualified'
  return (
    <section
      className={styles.column}
      aria-labelledby={headId}
      data-place={status}
      data-verdict={verdict?.is}
      data-over={over || undefined}
    >
      <header className={styles.head}>
        <div className={styles.top}>
          <h2 id={headId} className={styles.name}>
            {say(`leads.status.${status}`)}
          </h2>
          <span className={styles.count}>
            <NumberText value={leads} />
          </span>
        </div>
        <div className={styles.figures}>
          <span className={styles.measure}>
            {closed
              ? say('leads.column.closed', { days: closedDaysOnBoard })
              : say(`leads.column.${status}`, { late })}
          </span>
        </div>
      </header>
      <div ref={list} className={styles.list}>
        <ul className={styles.cards} style={{ blockSize: cards.length * rowPx }}>
          {cards.slice(first, last + 1).map((lead, place) => (
            <li
              key={lead.id}
              className={styles.row}
              style={
                {
                  transform: `translateY(${(first + place) * rowPx}px)`,
                  '--card': `${cardPx}px`,
                } as CSSProperties
              }
              aria-posinset={first + place + 1}
              aria-setsize={leads}
            >
              <LeadCard
                lead={lead}
                carried={lead.id === carriedId}
                reachable={lead.id === reachableId}
                onMenu={onMenu}
              />
            </li>
          ))}
        </ul>
        {cards.length === 0 && <p className={styles.empty}>{say(`leads.column.empty.${status}`)}</p>}
        {cards.length < leads && (
          <p className={styles.shown}>{say('deals.shown', { shown: cards.length, count: leads })}</p>
        )}
      </div>
      {verdict && verdict.is !== 'here' && (
        <div className={styles.verdict} aria-hidden="true">
          {verdictText}
        </div>
      )}
    </section>
  )
}
