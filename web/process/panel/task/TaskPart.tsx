import type { Stage, TaskTemplate } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { usePanel } from '../panel.ts'
import styles from '../stage/StageGate.module.css'
import { TaskBegins } from './TaskBegins.tsx'
import { TaskGuidance } from './TaskGuidance.tsx'
import { TaskWhat } from './TaskWhat.tsx'
import { TaskWho } from './TaskWho.tsx'

export interface TaskProps {
  stage: Stage
  task: TaskTemplate
  /** Where it is in the document: `stages.2.tasks.0`. */
  path: string
}

/** Everything about a task, by the questions whoever owns the process has about it. */
export function TaskPart(props: TaskProps) {
  const say = useSay()
  const { open } = usePanel()
  return (
    <>
      <p className={styles.back}>
        <button
          type="button"
          className={styles.task}
          onClick={() => open({ kind: 'stage', stage: props.stage.key })}
        >
          {say('panel.task.to_stage')}
        </button>
      </p>
      <TaskWhat {...props} />
      <TaskWho {...props} />
      <TaskBegins {...props} />
      <TaskGuidance {...props} />
    </>
  )
}
