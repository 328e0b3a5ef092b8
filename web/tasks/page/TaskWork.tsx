import { useIsMutating } from '@tanstack/react-query'
import { useState } from 'react'
import type { TaskOnPage } from '../../../contract/tasks/hand-offs.ts'
import { completeTask } from '../../../contract/tasks/tasks.ts'
import { textIn } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { MayButton } from '../../ui/MayButton.tsx'
import { MarkdownText } from '../../ui/markdown/MarkdownText.tsx'
import { DateText } from '../../ui/values/values.tsx'
import { ResultField } from '../acts/ResultField.tsx'
import { TaskOfKind } from '../TaskOfKind.tsx'
import { touchedByTask } from '../task-queries.ts'
import styles from './parts.module.css'

/** How the task is done, and doing it: its result, or what became of it. */
export function TaskWork({ task }: { task: TaskOnPage }) {
  const say = useSay()
  const { language } = useReader()
  const guidance = task.guidance === null ? '' : textIn(task.guidance, language)
  return (
    <section className={styles.part} aria-labelledby="task-work">
      <h2 id="task-work" className={styles.title}>
        {say(guidance ? 'hand_offs.guidance' : 'hand_offs.work')}
      </h2>
      {guidance ? (
        <div className={styles.guidance}>
          <MarkdownText text={guidance} />
        </div>
      ) : (
        <p className="quiet">{say('tasks.no_guidance')}</p>
      )}
      {task.state !== 'open' && <Over task={task} />}
      <TaskOfKind task={task}>{task.state === 'open' && <Doing task={task} />}</TaskOfKind>
    </section>
  )
}

function Doing({ task }: { task: TaskOnPage }) {
  const say = useSay()
  const [result, setResult] = useState('')
  const complete = useAct(completeTask, { touches: touchedByTask })
  // Taken a moment ago, it is still read anew: done as it was before, it would be refused as changed meanwhile.
  const acting = useIsMutating() > 0
  if (task.can.complete !== true && task.can.complete !== 'task_waits') return null
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (task.can.complete !== true || acting) return
        const said = result.trim()
        complete.mutate({
          params: { id: task.id },
          ifMatch: task.version,
          body: said ? { result: said } : {},
        })
      }}
    >
      <ResultField value={result} onChange={setResult} minRows={3} maxRows={12} />
      <MayButton type="submit" may={task.can.complete} loading={acting}>
        {say('tasks.complete')}
      </MayButton>
      <ActError error={complete.error} />
    </form>
  )
}

function Over({ task }: { task: TaskOnPage }) {
  const say = useSay()
  const by = task.history.find(({ type }) => type === 'task.completed' || type === 'task.waived')?.by
  const said = task.result ?? task.reason
  return (
    <>
      <p className={styles.line}>
        <span>{say(`hand_offs.is.${task.state}`, { name: by?.name ?? '' })}</span>
        {task.closedAt && (
          <span className={styles.quiet}>
            <DateText at={task.closedAt} relative />
          </span>
        )}
      </p>
      {said && (
        <p className={styles.said}>
          <bdi>{said}</bdi>
        </p>
      )}
    </>
  )
}
