import { useParams } from '@tanstack/react-router'
import { textIn } from '../../../contract/text.ts'
import { paths, withSearch } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useSearchParams } from '../../platform/search-params.ts'
import { useProcess } from '../../process/process-queries.ts'
import { Answer, ErrorState } from '../../ui/feedback/states.tsx'
import { Link } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { EarlierMoves } from './EarlierMoves.tsx'
import { MovePlan } from './MovePlan.tsx'
import { MoveProgress } from './MoveProgress.tsx'
import { readMoveSearch } from './move-search.ts'
import { useVersionMoves } from './version-move-queries.ts'
import styles from './version-moves.module.css'

/** Running deals change over to a version of their process: what that would do, the doing, and what came of it. */
export function MoveDealsPage() {
  const say = useSay()
  const { language } = useReader()
  const { id = '', number = '' } = useParams({ strict: false })
  const [{ move, deals, ...filter }, setSearch] = useSearchParams(readMoveSearch)
  const process = useProcess(id, Number(number))
  const moves = useVersionMoves(id)
  const running = moves.rows?.find(({ state }) => state === 'running')
  const shown = running?.id ?? move
  return (
    <Page
      title={say('version_moves.title', { number: Number(number) })}
      sub={
        process.data && (
          <Link to={withSearch(paths.process(id), { version: number })}>
            {textIn(process.data.document.name, language)}
          </Link>
        )
      }
    >
      <div className={styles.parts}>
        {moves.error && !moves.rows ? (
          <ErrorState error={moves.error} onRetry={moves.retry} />
        ) : shown ? (
          <MoveProgress
            key={shown}
            id={shown as NonNullable<typeof running>['id']}
            onDone={() => setSearch({ move: undefined }, { replace: true })}
          />
        ) : (
          moves.rows && (
            <Answer of={process}>
              {(target) => (
                <MovePlan
                  processId={id}
                  target={target.number}
                  deals={deals}
                  filter={filter}
                  onFilter={setSearch}
                  onAll={() => setSearch({ deals: [] })}
                  onStarted={(started) => setSearch({ move: started.id }, { replace: true })}
                />
              )}
            </Answer>
          )
        )}
        {moves.rows && <EarlierMoves moves={moves} present={shown} />}
      </div>
    </Page>
  )
}
