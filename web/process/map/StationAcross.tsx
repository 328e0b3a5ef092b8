import type { KeyboardEvent } from 'react'
import type { ProcessDocument, Stage } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatPercent } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { Icon } from '../../ui/icons.tsx'
import { useGateWords } from '../details/gate-words.ts'
import { useSpanWords } from '../details/span-words.ts'
import { TaskKind } from '../details/TaskKind.tsx'
import line from './Line.module.css'
import { RoleTab } from './RoleTab.tsx'
import styles from './StationAcross.module.css'
import { TaskMark } from './TaskMark.tsx'

interface StationAcrossProps {
  document: ProcessDocument
  place: number
  chosen: boolean
  /** The id of what shows the details of the chosen station. */
  panel: string
  onChoose: () => void
  onKeys: (event: KeyboardEvent<HTMLElement>) => void
}

/** A stage on the line: its name, its figures, its tasks as small rows, and what it asks for before it lets go. */
export function StationAcross(props: StationAcrossProps) {
  const { document, place, chosen, panel, onChoose, onKeys } = props
  const say = useSay()
  const reader = useReader()
  const spanWords = useSpanWords()
  const gateWords = useGateWords()
  const stage = document.stages[place] as Stage
  const gate = gateWords(stage)
  return (
    <li className={`${line.rail} ${styles.station}`} data-chosen={chosen || undefined}>
      <h2 className={styles.head}>
        <button
          type="button"
          className={`${line.stop} ${line.dot}`}
          data-station={stage.key}
          aria-current={chosen ? 'step' : undefined}
          aria-controls={panel}
          onClick={onChoose}
          onKeyDown={onKeys}
        >
          {textIn(stage.name, reader.language)}
        </button>
      </h2>
      <p className={line.figures}>
        <span>
          {say('process.stage.chance', { share: formatPercent(stage.winProbability / 100, reader) })}
        </span>
        {stage.deadline && (
          <span>{say('process.stage.at_most', { span: spanWords(stage.deadline.breach) })}</span>
        )}
        {(stage.mayWin || place === document.stages.length - 1) && (
          <span className={line.win}>
            <Icon name="check" size={12} /> {say('process.stage.wins')}
          </span>
        )}
      </p>
      <ul className={styles.tasks}>
        {stage.tasks.map((task) => (
          <li key={task.key} className={styles.task}>
            <TaskMark mandatory={task.mandatory} />
            <span className={styles.what}>
              {textIn(task.name, reader.language)}
              <span className={styles.how}>
                <TaskKind kind={task.kind} />
                <RoleTab kind={task.kind} role={task.role} roles={document.roles} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      {gate.length > 0 && (
        <p className={styles.gate}>
          <strong>{say('process.gate.needs')}</strong> {gate.join(say('process.semicolon'))}
        </p>
      )}
    </li>
  )
}
