import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import { useSay } from '../../platform/i18n.tsx'
import { goesBackFreely } from './bypasses.ts'
import styles from './MapKey.module.css'
import { TaskMark } from './TaskMark.tsx'

/** What the signs of the map mean; only those that are on it. */
export function MapKey({ document }: { document: ProcessDocument }) {
  const say = useSay()
  const { stages } = document
  const skips = stages.some(({ maySkipTo }) => maySkipTo.length > 0)
  const narrowed = stages.some((stage, place) => place > 0 && !goesBackFreely(stage, place))
  const free = stages.some((stage, place) => place > 0 && goesBackFreely(stage, place))
  return (
    <ul className={styles.key}>
      <li>
        <TaskMark mandatory />
        <span aria-hidden="true">{say('process.task.mandatory')}</span>
      </li>
      <li>
        <TaskMark mandatory={false} />
        <span aria-hidden="true">{say('process.task.optional')}</span>
      </li>
      {skips && (
        <li>
          <span className={styles.line} data-kind="skip" />
          {say('process.key.skip')}
        </li>
      )}
      {narrowed && (
        <li>
          <span className={styles.line} data-kind="back" />
          {say('process.key.back')}
        </li>
      )}
      {free && <li>{say(narrowed ? 'process.key.back_elsewhere' : 'process.key.back_anywhere')}</li>}
    </ul>
  )
}
