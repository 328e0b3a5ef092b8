import { useParams } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import type { Queue } from '../../../contract/tasks/hand-offs.ts'
import type { Pages } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/feedback/states.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { Page } from '../../ui/Page.tsx'
import { ReadMore } from '../../ui/ReadMore.tsx'
import { SpanText } from '../../ui/values/values.tsx'
import { DealOfTask } from '../DealOfTask.tsx'
import { TaskRow } from '../TaskRow.tsx'
import { useTaskKeys } from '../use-task-keys.ts'
import styles from './QueuePage.module.css'
import { type QueuedRow, useQueuedTasks, useQueueName, useQueues } from './queue-queries.ts'
import { Since } from './Since.tsx'

/** One queue: what waits, longest waiting first, to be taken with a press; and what colleagues have in hand. */
export function QueuePage() {
  const say = useSay()
  const { role = '' } = useParams({ strict: false }) as { role?: string }
  const nameOf = useQueueName()
  const queue = useQueues().data?.rows.find((one) => one.role === role)
  const waiting = useQueuedTasks(role, 'waiting')
  const taken = useQueuedTasks(role, 'taken')
  const list = useRef<HTMLDivElement>(null)
  useTaskKeys(list)

  const departments = queue?.departments.map(({ name }) => name).join(' · ')
  return (
    <Page
      title={nameOf({ role, name: queue?.name ?? null })}
      {...(departments && { sub: departments })}
      width="reading"
    >
      {waiting.error && !waiting.rows ? (
        <ErrorState error={waiting.error} onRetry={waiting.retry} />
      ) : (
        <div ref={list} className={styles.page}>
          {queue && <Usual usual={queue.usual} />}
          <Part
            title={say('hand_offs.queue.waiting')}
            count={queue?.waiting}
            beside={
              queue?.mine && queue.waiting > 0 ? (
                <span className={styles.keys}>
                  <KeyHint keys="t" /> {say('hand_offs.queue.keys')}
                </span>
              ) : null
            }
            tasks={waiting}
            none={
              <EmptyState title={say('hand_offs.queue.none')}>
                <p>{say('hand_offs.queue.none.why')}</p>
              </EmptyState>
            }
          />
          <Part
            title={say('hand_offs.queue.taken')}
            count={queue?.taken}
            tasks={taken}
            none={<p className="quiet">{say('hand_offs.queue.taken.none')}</p>}
          />
        </div>
      )}
    </Page>
  )
}

interface PartProps {
  title: string
  count: number | undefined
  beside?: ReactNode
  tasks: Pages<QueuedRow>
  none: ReactNode
}

function Part({ title, count, beside, tasks, none }: PartProps) {
  const say = useSay()
  return (
    <section aria-label={title}>
      <h2 className={styles.head}>
        {title}
        {count !== undefined && count > 0 && (
          <span className={styles.count}>{say('tasks.number', { count })}</span>
        )}
        {beside}
      </h2>
      {!tasks.rows && <SkeletonRows rows={3} columns={2} />}
      {tasks.rows?.length === 0 && none}
      <ul className={styles.list}>
        {tasks.rows?.map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            about={<About task={task} />}
            beside={<Since is={task.takenAt === null ? 'waiting' : 'taken'} minutes={task.minutes} />}
            {...(task.takenAt !== null && task.assigneeName && { who: task.assigneeName })}
          />
        ))}
      </ul>
      <ReadMore {...tasks} />
    </section>
  )
}

function About({ task }: { task: QueuedRow }) {
  const say = useSay()
  if (task.deal === null) return <span>{say('hand_offs.deal.hidden')}</span>
  return <DealOfTask task={{ dealId: task.dealId, deal: task.deal }} />
}

/** What is usual here: two figures, and of how many. */
function Usual({ usual }: { usual: Queue['usual'] }) {
  const say = useSay()
  const figures = [
    { is: 'wait', minutes: usual.waitMinutes, count: usual.waits },
    { is: 'work', minutes: usual.workMinutes, count: usual.works },
  ] as const
  return (
    <dl className={styles.figures}>
      {figures.map(({ is, minutes, count }) => (
        <div key={is} className={styles.figure}>
          <dt>{say(`hand_offs.queue.usual.${is}`)}</dt>
          <dd className={styles.value} data-unknown={minutes === null || undefined}>
            {minutes === null ? say('hand_offs.queue.usual.unknown') : <SpanText minutes={minutes} />}
          </dd>
          {minutes !== null && (
            <dd className={styles.what}>{say(`hand_offs.queue.usual.${is}.what`, { count })}</dd>
          )}
        </div>
      ))}
    </dl>
  )
}
