import { useState } from 'react'
import type { Task } from '../../contract/tasks/tasks.ts'
import { textIn } from '../../contract/text.ts'
import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { Link } from '../ui/Link.tsx'
import { MayButton } from '../ui/MayButton.tsx'
import { MarkdownText } from '../ui/markdown/MarkdownText.tsx'
import { ResultField } from './acts/ResultField.tsx'
import { isOpenedToDo, TaskOfKind } from './TaskOfKind.tsx'
import styles from './TaskRow.module.css'

interface TaskDetailsProps {
  task: Task
  completing: boolean
  onComplete: (result: string) => void
}

/** What who does it should know, and what came out of it. */
export function TaskDetails({ task, completing, onComplete }: TaskDetailsProps) {
  const say = useSay()
  const { language } = useReader()
  const [result, setResult] = useState('')
  const guidance = task.guidance === null ? '' : textIn(task.guidance, language)
  const open = task.state === 'open'
  const mayComplete = task.can.complete === true || task.can.complete === 'task_waits'

  return (
    <>
      {guidance && (
        <div className={styles.guidance}>
          <MarkdownText text={guidance} />
        </div>
      )}
      {task.result && (
        <p className={styles.result}>
          <bdi>{task.result}</bdi>
        </p>
      )}
      {task.reason && (
        <p className={styles.result}>
          <bdi>{task.reason}</bdi>
        </p>
      )}
      {!guidance && !task.result && !task.reason && !isOpenedToDo(task) && (
        <p className="quiet">{say('tasks.no_guidance')}</p>
      )}
      <p>
        <Link to={paths.task(task.id)}>{say('hand_offs.act.open')}</Link>
      </p>
      <TaskOfKind task={task}>{open && mayComplete && form()}</TaskOfKind>
    </>
  )

  function form() {
    return (
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (task.can.complete === true) onComplete(result.trim())
        }}
      >
        <ResultField value={result} onChange={setResult} minRows={1} maxRows={8} />
        <MayButton type="submit" may={task.can.complete} loading={completing}>
          {say('tasks.complete')}
        </MayButton>
      </form>
    )
  }
}
