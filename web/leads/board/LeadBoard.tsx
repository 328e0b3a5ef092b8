import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useCallback, useMemo } from 'react'
import type { LeadColumn } from '../../../contract/leads/board.ts'
import { type LeadInList, type LeadStatus, leadStatuses } from '../../../contract/leads/lead.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Board } from '../../ui/board/Board.tsx'
import type { CardMenu, Saying } from '../../ui/board/board.ts'
import type { useCalm } from '../../ui/board/hand/use-calm.ts'
import { useLeadActs } from '../acts/use-lead-acts.tsx'
import { type BoardFilter, readMoreLeads } from '../lead-queries.ts'
import { LeadCard } from './LeadCard.tsx'
import { leadVerdict } from './lead-places.ts'
import { StatusHead } from './StatusHead.tsx'

interface LeadBoardProps {
  columns: readonly LeadColumn[]
  query: BoardFilter
  hand: ReturnType<typeof useCalm>
}

/** The short process of leads side by side. A card put into another column opens the act that leads there. */
export function LeadBoard({ columns: known, query, hand }: LeadBoardProps) {
  const say = useSay()
  const queries = useQueryClient()
  const acts = useLeadActs()
  const columns = useMemo(
    () =>
      known.map((column) => ({
        ...column,
        key: column.status,
        name: say(`leads.status.${column.status}`),
        count: column.leads,
      })),
    [known, say],
  )
  const onMore = useCallback(
    (column: Pick<LeadColumn, 'status' | 'next'>) => readMoreLeads(queries, query, column),
    [queries, query],
  )

  return (
    <>
      <Board
        label={say('leads.board')}
        columns={columns}
        hand={hand}
        Head={StatusHead}
        Card={LeadCard}
        titleOf={({ name }) => name}
        emptyWords={({ status }) => say(`leads.column.empty.${status}`)}
        sayingOf={sayingOf}
        menuOf={menuOf}
        onDrop={dropped}
        onMore={onMore}
      />
      <Suspense>{acts.dialog}</Suspense>
    </>
  )

  function sayingOf(lead: LeadInList, place: string): Saying {
    const verdict = leadVerdict(lead, place as LeadStatus)
    if (verdict.is === 'here') return { is: 'here', words: say('board.here') }
    return verdict.is === 'open'
      ? { is: 'open', words: say(`leads.verdict.${verdict.act}`) }
      : { is: 'refused', words: say(`refusal.${verdict.code}`) }
  }

  function menuOf(lead: LeadInList): CardMenu {
    return {
      label: say('leads.actions_of', { name: lead.name }),
      open: { to: paths.lead(lead.id), words: say('leads.open') },
      places: leadStatuses.flatMap((key) => {
        const { is, words } = sayingOf(lead, key)
        return is === 'open' ? [{ key, name: words }] : []
      }),
    }
  }

  function dropped(lead: LeadInList, place: string): boolean {
    const verdict = leadVerdict(lead, place as LeadStatus)
    if (verdict.is === 'refused') acts.refuse(verdict.code)
    if (verdict.is === 'open') acts.begin(verdict.act, lead)
    return false
  }
}
