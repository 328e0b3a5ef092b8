import type { Stage, TaskTemplate } from '../../../../contract/process/process-document.ts'
import { textIn } from '../../../../contract/text.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import { TaskKind } from '../../details/TaskKind.tsx'
import { RoleTab } from '../../map/RoleTab.tsx'
import { TaskMark } from '../../map/TaskMark.tsx'
import { Grip } from './drag/Grip.tsx'
import styles from './EditTask.module.css'
import { FaultMark } from './FaultMark.tsx'
import { useMapWork } from './map.ts'
import { NameInput } from './NameInput.tsx'
import { taskSpot } from './spot.ts'
import { ThingMenu } from './ThingMenu.tsx'

/** A task as a row under its station: filled when it holds the deal, with how it is done and who does it. */
export function EditTask({ stage, task, path }: { stage: Stage; task: TaskTemplate; path: string }) {
  const say = useSay()
  const { language } = useReader()
  const work = useMapWork()
  const spot = taskSpot(task.key)
  const name = textIn(task.name, language)
  return (
    <li
      className={styles.task}
      data-task-box={task.key}
      data-carry={spot}
      data-open={work.opened === spot || undefined}
      data-held={work.held?.kind === 'task' && work.held.key === task.key ? true : undefined}
      data-dragged={work.dragged?.kind === 'task' && work.dragged.key === task.key ? true : undefined}
      data-drop={dropSide()}
    >
      <TaskMark mandatory={task.mandatory} />
      <div className={styles.what}>
        {work.renaming === spot ? (
          <NameInput
            label={say('editor.task.name')}
            value={name}
            onName={(written) => work.acts.rename(spot, written)}
            onCancel={work.acts.stopWriting}
          />
        ) : (
          <button
            type="button"
            className={styles.name}
            data-spot={spot}
            data-carry={spot}
            tabIndex={work.spot === spot ? 0 : -1}
            aria-current={work.opened === spot || undefined}
            onFocus={() => work.onSpot(spot)}
            onClick={() => work.acts.open(spot)}
            onDoubleClick={() => work.acts.beginRenaming(spot)}
          >
            {name}
          </button>
        )}
        <span className={styles.how}>
          <TaskKind kind={task.kind} />
          <RoleTab kind={task.kind} role={task.role} roles={work.document.roles} />
        </span>
      </div>
      <span className={styles.tools}>
        <FaultMark faults={work.faultsAt(path)} hints={work.hintsAt(path)} />
        <Grip spot={spot} />
        <ThingMenu spot={spot} />
      </span>
    </li>
  )

  function dropSide(): 'before' | 'after' | undefined {
    if (work.dragged?.kind !== 'task' || work.dragged.stage !== stage.key) return undefined
    const { key, at } = work.dragged
    if (stage.tasks[at]?.key === key) return undefined
    const others = stage.tasks.filter((one) => one.key !== key)
    if (others[at] === task) return 'before'
    return at >= others.length && others.at(-1) === task ? 'after' : undefined
  }
}
