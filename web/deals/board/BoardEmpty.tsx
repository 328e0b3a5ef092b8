import { Button } from '@mantine/core'
import { textIn } from '../../../contract/text.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useMay } from '../../platform/session.ts'
import { EmptyState } from '../../ui/feedback/states.tsx'
import { Link } from '../../ui/Link.tsx'
import styles from './BoardEmpty.module.css'
import type { Board } from './board-state.ts'

/** A board without a single deal says what it will be, and how it fills. */
export function BoardEmpty({ board, onCreate }: { board: Board; onCreate: (() => void) | undefined }) {
  const say = useSay()
  const { language } = useReader()
  const mayImport = useMay('import')
  return (
    <EmptyState
      title={say('deals.empty')}
      act={
        <div className={styles.acts}>
          {onCreate && <Button onClick={onCreate}>{say('deals.empty.create')}</Button>}
          {mayImport && (
            <Button component={Link} to={paths.imports()} variant="default">
              {say('deals.empty.import')}
            </Button>
          )}
        </div>
      }
    >
      <p>{say('deals.empty.why')}</p>
      <ol className={styles.path}>
        {board.columns.map(({ stageKey, name }) => (
          <li key={stageKey}>{textIn(name, language)}</li>
        ))}
      </ol>
    </EmptyState>
  )
}

/** Without a process there is nowhere for a deal to stand. */
export function NoProcess() {
  const say = useSay()
  return (
    <EmptyState
      title={say('deals.no_process')}
      act={
        <Button component={Link} to={paths.processes()}>
          {say('deals.no_process.choose')}
        </Button>
      }
    >
      <p>{say('deals.no_process.why')}</p>
    </EmptyState>
  )
}
