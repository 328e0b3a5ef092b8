import { useDirection } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type CSSProperties, type KeyboardEvent, Suspense, useCallback, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { LeadColumn } from '../../../contract/leads/board.ts'
import { type LeadInList, type LeadStatus, leadStatuses } from '../../../contract/leads/leads.ts'
import styles from '../../deals/board/DealBoard.module.css'
import { useCardHeight } from '../../deals/board/DealCard.tsx'
import { StageTabs } from '../../deals/board/StageTabs.tsx'
import type { useCalm } from '../../deals/board/use-calm.ts'
import { useCardDrag } from '../../deals/board/use-card-drag.ts'
import { useCardFocus } from '../../deals/board/use-card-focus.ts'
import { sideOf, useCarry } from '../../deals/board/use-carry.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useKeyListing } from '../../platform/keyboard/key-listing.ts'
import { useKeys } from '../../platform/keyboard/keys.ts'
import { useLeadActs } from '../acts/use-lead-acts.tsx'
import { type BoardFilter, readMoreLeads } from '../lead-queries.ts'
import { LeadBoardColumn } from './LeadBoardColumn.tsx'
import { LeadCard } from './LeadCard.tsx'
import { LeadCardActions } from './LeadCardActions.tsx'
import { type LeadVerdict, leadVerdict } from './lead-places.ts'

const keyLines = [
  ['m', 'leads.key.move'],
  ['h', 'deals.key.aside_left'],
  ['l', 'deals.key.aside_right'],
] as const

interface LeadBoardProps {
  columns: readonly LeadColumn[]
  query: BoardFilter
  hand: ReturnType<typeof useCalm>
}

/** The short process of leads side by side. A card put into another column opens the act that leads there. */
export function LeadBoard({ columns, query, hand }: LeadBoardProps) {
  const say = useSay()
  const { dir } = useDirection()
  const cardPx = useCardHeight()
  const queries = useQueryClient()
  const { hold, moved, left } = hand
  const scroller = useRef<HTMLDivElement>(null)
  const ghost = useRef<HTMLDivElement>(null)
  const [menuOf, setMenuOf] = useState<LeadInList['id'] | null>(null)
  const acts = useLeadActs()
  const focus = useCardFocus({ columns })
  const carry = useCarry({
    places: leadStatuses.map((key) => ({ key, name: say(`leads.status.${key}`) })),
    wordsOver: (card: Carried, place) => words(leadVerdict(card.lead, place as LeadStatus)),
    onDrop: ({ lead }, place) => drop(lead, place as LeadStatus),
    onBack: ({ id }) => focus.focus(id),
    onHold: hold,
  })
  const { carried } = carry
  const leadOf = (id: string | null) => columns.flatMap(({ cards }) => cards).find((card) => card.id === id)
  const onPress = useCardDrag({
    scroller,
    ghost,
    onStart: (id, width) => {
      const lead = leadOf(id)
      if (lead) carry.pickUp(inHand(lead), 'pointer', width)
      return lead !== undefined
    },
    onOver: carry.over,
    onDrop: carry.drop,
  })
  useKeyListing(keyLines)
  const focused = leadOf(focus.focusedId)
  useKeys({
    j: () => focus.step(1),
    k: () => focus.step(-1),
    h: () => focus.stepAside(dir === 'rtl' ? 1 : -1),
    l: () => focus.stepAside(dir === 'rtl' ? -1 : 1),
    m: () => focused && carry.pickUp(inHand(focused), 'keys'),
    '.': () => focused && onMenu(focused.id),
  })
  const onMore = useCallback((column: LeadColumn) => readMoreLeads(queries, query, column), [queries, query])
  const onMenu = useCallback(
    (id: LeadInList['id']) => {
      hold(true)
      setMenuOf(id)
    },
    [hold],
  )
  const menuLead = leadOf(menuOf)

  return (
    <section className={styles.frame} aria-label={say('leads.board')} data-carrying={carried?.by}>
      <StageTabs
        columns={columns.map(({ status, leads }) => ({
          stageKey: status,
          name: say(`leads.status.${status}`),
          deals: leads,
        }))}
        scroller={scroller}
      />
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
          const verdict = carried ? leadVerdict(carried.card.lead, column.status) : null
          const isFrom = carried?.card.stageKey === column.status
          return (
            <LeadBoardColumn
              key={column.status}
              column={column}
              verdict={verdict}
              verdictText={verdict ? words(verdict) : ''}
              over={carried?.over === column.status && !isFrom}
              carriedId={carried && isFrom ? carried.card.id : null}
              reachableId={focus.reachableId}
              goal={focus.goal}
              onMenu={onMenu}
              onMore={onMore}
            />
          )
        })}
      </div>
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
            <LeadCard lead={carried.card.lead} />
          </div>,
          document.body,
        )}
      {menuLead && (
        <LeadCardActions
          lead={menuLead}
          words={words}
          onPlace={(place) => drop(menuLead, place)}
          onClose={() => {
            hold(false)
            setMenuOf(null)
          }}
        />
      )}
      <Suspense>{acts.dialog}</Suspense>
    </section>
  )

  function drop(lead: LeadInList, place: LeadStatus): void {
    const verdict = leadVerdict(lead, place)
    if (verdict.is === 'refused') acts.refuse(verdict.code)
    if (verdict.is === 'open') acts.begin(verdict.act, lead)
  }

  function words(verdict: LeadVerdict): string {
    if (verdict.is === 'here') return say('deals.verdict.here')
    return verdict.is === 'open' ? say(`leads.verdict.${verdict.act}`) : say(`refusal.${verdict.code}`)
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

interface Carried {
  id: LeadInList['id']
  title: string
  stageKey: string
  lead: LeadInList
}

const inHand = (lead: LeadInList): Carried => ({ id: lead.id, title: lead.name, stageKey: lead.status, lead })
