import type { ReactNode } from 'react'
import type { ProcessDocument, Stage, TaskTemplate } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { RoleTab } from '../map/RoleTab.tsx'
import { TaskMark } from '../map/TaskMark.tsx'
import { Guidance } from './Guidance.tsx'
import { useSpanWords } from './span-words.ts'
import { TaskKind } from './TaskKind.tsx'
import styles from './TaskTable.module.css'
import { TaskWhen } from './TaskWhen.tsx'

interface TaskTableRowProps {
  task: TaskTemplate
  stage: Stage
  document: ProcessDocument
  /** The name of the stage, with its first task. */
  head: ReactNode
}

export function TaskTableRow({ task, stage, document, head }: TaskTableRowProps) {
  const say = useSay()
  const { language } = useReader()
  const spanWords = useSpanWords()
  const { due, ...conditions } = task
  return (
    <tr>
      {head}
      <td data-column="task">
        <strong>{textIn(task.name, language)}</strong>
        {task.guidance && <Guidance text={textIn(task.guidance, language)} />}
      </td>
      <td data-column="mandatory">
        <span className={styles.mandatory}>
          <TaskMark mandatory={task.mandatory} />
          <span aria-hidden="true">
            {say(task.mandatory ? 'process.task.mandatory' : 'process.task.optional')}
          </span>
        </span>
      </td>
      <td data-column="role">
        <RoleTab kind={task.kind} role={task.role} roles={document.roles} />
      </td>
      <td data-column="kind">
        <TaskKind kind={task.kind} />
      </td>
      <td data-column="due">{due ? spanWords(due) : <span className={styles.nothing}>–</span>}</td>
      <td data-column="condition">
        <span className={styles.conditions}>
          <TaskWhen task={conditions} stage={stage} document={document} />
        </span>
      </td>
    </tr>
  )
}
