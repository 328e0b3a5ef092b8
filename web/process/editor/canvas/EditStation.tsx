import type { Stage } from '../../../../contract/process/process-document.ts'
import { textIn } from '../../../../contract/text.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { formatPercent } from '../../../platform/reader/numbers.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useSpanWords } from '../../details/span-words.ts'
import line from '../../map/Line.module.css'
import { AddTask } from './AddTask.tsx'
import { Grip } from './drag/Grip.tsx'
import styles from './EditStation.module.css'
import { EditTask } from './EditTask.tsx'
import { FaultMark } from './FaultMark.tsx'
import { useMapWork } from './map.ts'
import { NameInput } from './NameInput.tsx'
import { stageSpot } from './spot.ts'
import { ThingMenu } from './ThingMenu.tsx'

/** A stage on the line, with its tasks beneath and the ways to work on both. */
export function EditStation({ stage, place }: { stage: Stage; place: number }) {
  const say = useSay()
  const reader = useReader()
  const spanWords = useSpanWords()
  const work = useMapWork()
  const { document, acts } = work
  const spot = stageSpot(stage.key)
  const name = textIn(stage.name, reader.language)
  const path = `stages.${place}`
  const last = place === document.stages.length - 1
  const faults = work.faultsAt(path) - work.faultsAt(`${path}.tasks`)
  const hints = work.hintsAt(path) - work.hintsAt(`${path}.tasks`)
  return (
    <li
      className={`${line.rail} ${styles.station}`}
      data-station-box={stage.key}
      data-open={work.opened === spot || undefined}
      data-held={work.held?.key === stage.key && work.held.kind === 'stage' ? true : undefined}
      data-dragged={work.dragged?.kind === 'stage' && work.dragged.key === stage.key ? true : undefined}
      data-drop={dropSide()}
      data-drop-in={work.dragged?.kind === 'task' && work.dragged.stage === stage.key ? true : undefined}
    >
      <div className={styles.head}>
        {work.renaming === spot ? (
          <div className={`${line.dot} ${styles.naming}`}>
            <NameInput
              label={say('editor.stage.name')}
              value={name}
              onName={(written) => acts.rename(spot, written)}
              onCancel={acts.stopWriting}
            />
          </div>
        ) : (
          <h2 className={styles.title}>
            <button
              type="button"
              className={`${line.stop} ${line.dot}`}
              data-spot={spot}
              data-carry={spot}
              tabIndex={work.spot === spot ? 0 : -1}
              aria-current={work.opened === spot || undefined}
              onFocus={() => work.onSpot(spot)}
              onClick={() => acts.open(spot)}
              onDoubleClick={() => acts.beginRenaming(spot)}
            >
              {name}
            </button>
          </h2>
        )}
        <FaultMark faults={faults} hints={hints} />
        <Grip spot={spot} />
        <ThingMenu spot={spot} />
      </div>
      <p className={line.figures}>
        <span>
          {say('process.stage.chance', { share: formatPercent(stage.winProbability / 100, reader) })}
        </span>
        {stage.deadline && (
          <span>{say('process.stage.at_most', { span: spanWords(stage.deadline.breach) })}</span>
        )}
        {(stage.mayWin || last) && (
          <span className={line.win}>
            <Icon name="check" size={12} /> {say('process.stage.wins')}
          </span>
        )}
      </p>
      <div className={styles.body}>
        <ul className={styles.tasks} aria-label={say('editor.tasks_of', { stage: name })}>
          {stage.tasks.map((task, index) => (
            <EditTask key={task.key} stage={stage} task={task} path={`${path}.tasks.${index}`} />
          ))}
        </ul>
        <AddTask stage={stage.key} name={name} />
      </div>
      {!last && (
        <button
          type="button"
          className={styles.between}
          tabIndex={-1}
          data-no-drag
          aria-label={say('editor.stage.add_behind', { name })}
          onClick={() => acts.beginAdding({ kind: 'stage', at: place + 1 })}
        >
          <Icon name="plus" size={12} />
        </button>
      )}
    </li>
  )

  /** The line that shows where a dragged stage would stand. */
  function dropSide(): 'before' | 'after' | undefined {
    if (work.dragged?.kind !== 'stage') return undefined
    const { key, at } = work.dragged
    const others = document.stages.filter((one) => one.key !== key)
    if (document.stages[at]?.key === key) return undefined
    if (others[at] === stage) return 'before'
    return at >= others.length && others.at(-1) === stage ? 'after' : undefined
  }
}
