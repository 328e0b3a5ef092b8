import type { ProcessDocument, Stage, TaskTemplate } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { RoleTab } from '../map/RoleTab.tsx'
import { TaskMark } from '../map/TaskMark.tsx'
import { Guidance } from './Guidance.tsx'
import styles from './TaskDetails.module.css'
import { TaskKind } from './TaskKind.tsx'
import { TaskWhen } from './TaskWhen.tsx'

/** A task in words: what, who and how, until when and under which conditions; its script opens on demand. */
export function TaskDetails(props: { task: TaskTemplate; stage: Stage; document: ProcessDocument }) {
  const { task, stage, document } = props
  const { language } = useReader()
  return (
    <li className={styles.task}>
      <TaskMark mandatory={task.mandatory} />
      <div className={styles.words}>
        {textIn(task.name, language)}
        <div className={styles.how}>
          <TaskKind kind={task.kind} />
          <RoleTab kind={task.kind} role={task.role} roles={document.roles} />
          <TaskWhen task={task} stage={stage} document={document} />
        </div>
        {task.guidance && <Guidance text={textIn(task.guidance, language)} />}
      </div>
    </li>
  )
}
