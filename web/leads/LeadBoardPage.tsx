import { useMemo } from 'react'
import { sources } from '../../contract/deals/deal.ts'
import { useSay } from '../platform/i18n.tsx'
import { oneOf, type RawSearch, useSearchParams } from '../platform/search-params.ts'
import { useMay, useSession } from '../platform/session.ts'
import { BoardSkeleton } from '../ui/board/BoardSkeleton.tsx'
import { useCalm } from '../ui/board/hand/use-calm.ts'
import { ErrorState } from '../ui/feedback/states.tsx'
import { Page } from '../ui/Page.tsx'
import { NumberText } from '../ui/values/values.tsx'
import { LeadBoard } from './board/LeadBoard.tsx'
import { LeadSentence } from './LeadSentence.tsx'
import { LeadsEmpty } from './LeadsEmpty.tsx'
import { LeadViews } from './LeadViews.tsx'
import { useLeadBoard } from './lead-queries.ts'
import { ownerQuery, readOwner } from './list/lead-search.ts'
import { QuickAdd } from './QuickAdd.tsx'

const readBoardSearch = (raw: RawSearch) => ({
  owner: readOwner(raw.owner),
  source: oneOf(raw.source, sources),
})

/** Who may buy and is not yet a customer: the most urgent first. */
export function LeadBoardPage() {
  const say = useSay()
  const { member } = useSession()
  const mayEdit = useMay('leads.edit')
  const [search, setSearch] = useSearchParams(readBoardSearch)
  const { owner, source } = search
  const query = useMemo(
    () => ({ ...ownerQuery(owner, member.id), ...(source && { source }) }),
    [owner, source, member.id],
  )
  const hand = useCalm()
  const { data: board, error, refetch } = useLeadBoard(query, hand.calm)
  const open = board?.columns.slice(0, 2).reduce((count, { leads }) => count + leads, 0)
  const nothing = board?.columns.every(({ leads }) => leads === 0) && !owner && !source

  return (
    <Page
      title={say('leads.title')}
      mark={open !== undefined && <NumberText value={open} />}
      sub={<LeadSentence filter={search} onChange={setSearch} />}
      actions={<LeadViews here="board" filter={search} />}
      width="full"
    >
      {mayEdit && <QuickAdd />}
      {content()}
    </Page>
  )

  function content() {
    if (nothing) return <LeadsEmpty />
    if (board) return <LeadBoard columns={board.columns} query={query} hand={hand} />
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
    return <BoardSkeleton />
  }
}
