import { Button } from '@mantine/core'
import { lazy, Suspense, useMemo } from 'react'
import { textIn } from '../../contract/text.ts'
import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useKeys } from '../platform/keyboard/keys.ts'
import { keepTyping } from '../platform/keyboard/typed-ahead.ts'
import { useReader } from '../platform/reader/reader.ts'
import { Refused } from '../platform/refused.ts'
import { useSearchParams } from '../platform/search-params.ts'
import { useMay, useSession } from '../platform/session.ts'
import { BoardSkeleton } from '../ui/board/BoardSkeleton.tsx'
import { useCalm } from '../ui/board/hand/use-calm.ts'
import { ErrorState } from '../ui/feedback/states.tsx'
import { Icon } from '../ui/icons.tsx'
import { useGo } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { NumberText } from '../ui/values/values.tsx'
import { BoardEmpty, NoProcess } from './board/BoardEmpty.tsx'
import { type BoardFilter, useBoard } from './board/board-queries.ts'
import { readBoardSearch } from './board/board-search.ts'
import { DealBoard } from './board/DealBoard.tsx'
import { DealViews } from './DealViews.tsx'
import { FilterSentence } from './sentence/FilterSentence.tsx'

const CreateDealDialog = lazy(async () => ({
  default: (await import('./acts/CreateDealDialog.tsx')).CreateDealDialog,
}))

/** Where every open deal of a process stands. */
export function DealBoardPage() {
  const say = useSay()
  const go = useGo()
  const { language } = useReader()
  const { member } = useSession()
  const mayEdit = useMay('deals.edit')
  const [search, setSearch] = useSearchParams(readBoardSearch)
  const { process, owner, product, create } = search
  const query = useMemo<BoardFilter>(
    () => ({
      ...(process && { process: process as never }),
      ...(owner && { owner: (owner === 'me' ? member.id : owner) as never }),
      ...(product && { product: product as never }),
    }),
    [process, owner, product, member.id],
  )
  const hand = useCalm()
  const { data: board, error, refetch } = useBoard(query, hand.calm)
  // The address then names the process: a deal asked for on its board is expected to run it.
  const openCreate = () => {
    keepTyping()
    setSearch({ create: 'deal', process: process ?? board?.processId })
  }
  useKeys({ c: () => mayEdit && openCreate() })

  const deals = board?.columns.reduce((count, column) => count + column.deals, 0)
  const nothing = deals === 0 && owner === undefined && product === undefined
  const shownProcess = board ? { id: board.processId, name: textIn(board.name, language) } : null
  return (
    <Page
      title={say('deals.title')}
      mark={deals !== undefined && <NumberText value={deals} />}
      sub={
        <FilterSentence
          message="deals.sentence.board"
          filter={search}
          onChange={setSearch}
          process={shownProcess}
        />
      }
      actions={
        <>
          <DealViews here="board" filter={{ process, owner, product }} />
          {mayEdit && !nothing && (
            <Button leftSection={<Icon name="plus" />} onClick={openCreate}>
              {say('deals.new')}
            </Button>
          )}
        </>
      }
      width="full"
    >
      {content()}
      <Suspense>
        {create === 'deal' && mayEdit && (
          <CreateDealDialog
            processId={process}
            onClose={() => setSearch({ create: undefined }, { replace: true })}
            onDone={(deal) => go(paths.deal(deal.id))}
          />
        )}
      </Suspense>
    </Page>
  )

  function content() {
    if (board && nothing) return <BoardEmpty board={board} onCreate={mayEdit ? openCreate : undefined} />
    if (board) return <DealBoard key={board.processId} board={board} query={query} hand={hand} />
    if (error instanceof Refused && error.code === 'not_found') return <NoProcess />
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
    return <BoardSkeleton />
  }
}
