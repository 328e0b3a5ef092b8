import { useParams } from '@tanstack/react-router'
import type { TaskOnPage } from '../../../contract/tasks/hand-offs.ts'
import { textIn } from '../../../contract/text.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { TaskKind } from '../../process/details/TaskKind.tsx'
import { ErrorState, SkeletonRows } from '../../ui/feedback/states.tsx'
import { Link } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { DueMark } from '../../ui/values/DueMark.tsx'
import { PersonAvatar } from '../../ui/values/PersonAvatar.tsx'
import { Since } from '../queues/Since.tsx'
import { Answers } from './Answers.tsx'
import { ComesAfter } from './ComesAfter.tsx'
import { DealForTask } from './DealForTask.tsx'
import { HandOffTimes } from './HandOffTimes.tsx'
import { TaskActs } from './TaskActs.tsx'
import { TaskHistory } from './TaskHistory.tsx'
import styles from './TaskPage.module.css'
import { TaskWork } from './TaskWork.tsx'
import { useTask } from './task-page-queries.ts'

/** Everything whoever does a task needs, on one page: also for a deal he may not open. */
export function TaskPage() {
  const say = useSay()
  const { language } = useReader()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data: task, error, refetch } = useTask(id)
  if (!task)
    return (
      <Page title={say('hand_offs.task')}>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={7} columns={2} />
        )}
      </Page>
    )
  return (
    <Page title={textIn(task.name, language)} sub={<Facts task={task} />} actions={<TaskActs task={task} />}>
      <div className={styles.columns}>
        <div className={styles.work}>
          <ComesAfter task={task} />
          <TaskWork key={`${task.id} ${task.state}`} task={task} />
          <TaskHistory task={task} />
        </div>
        <div className={styles.side}>
          <DealForTask deal={task.deal} />
          {task.kind !== 'approval' &&
            task.answers.map((questionnaire) => (
              <Answers key={questionnaire.key} questionnaire={questionnaire} />
            ))}
          <HandOffTimes handOffs={task.handOffs} />
        </div>
      </div>
    </Page>
  )
}

/** How it is done, by whom, until when, and how long it waits or is in hand. */
function Facts({ task }: { task: TaskOnPage }) {
  const say = useSay()
  const { language } = useReader()
  const role = task.roleKey && (task.roleName ? textIn(task.roleName, language) : task.roleKey)
  return (
    <span className={styles.facts}>
      <TaskKind kind={task.kind} />
      {role && <Link to={paths.queue(task.roleKey as string)}>{say('hand_offs.of_queue', { role })}</Link>}
      {task.assigneeName && (
        <span className={styles.who}>
          <PersonAvatar name={task.assigneeName} />
          {task.assigneeName}
        </span>
      )}
      {task.state === 'open' && <DueMark due={task.dueAt} />}
      {task.clock && <Since {...task.clock} />}
      {!task.mandatory && <span>{say('tasks.optional')}</span>}
    </span>
  )
}
