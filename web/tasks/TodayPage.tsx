import { type ReactNode, useRef } from 'react'
import { paths, withSearch } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { dayAt, formatDayInFull } from '../platform/reader/dates.ts'
import { useReader } from '../platform/reader/reader.ts'
import { oneOf, type RawSearch, useSearchParams } from '../platform/search-params.ts'
import { useMay, useSession } from '../platform/session.ts'
import { useWhoWithoutRole } from '../process/use-who-without-role.ts'
import { ErrorState, SkeletonRows } from '../ui/feedback/states.tsx'
import { Page } from '../ui/Page.tsx'
import { ReadMore } from '../ui/ReadMore.tsx'
import { TabLinks } from '../ui/TabLinks.tsx'
import { DealOfTask } from './DealOfTask.tsx'
import { NoTasks } from './NoTasks.tsx'
import { TaskRow } from './TaskRow.tsx'
import styles from './TodayPage.module.css'
import { grouped } from './task-groups.ts'
import { type ListedTask, useEveryRole, useQueue, useRoleName, useTasks, type Whose } from './task-queries.ts'
import { useTaskKeys } from './use-task-keys.ts'

/**
 * What do I do next, for whom, until when.
 * @param first what stands above one's own tasks: tasks know nothing of it
 */
export function TodayPage({ first }: { first?: ReactNode }) {
  const say = useSay()
  const reader = useReader()
  const seesDeals = useMay('deals.see')
  const [{ whose }] = useSearchParams(readTodaySearch)
  const tasks = useTasks(whose)
  const queued = useQueue().data
  const list = useRef<HTMLDivElement>(null)
  useTaskKeys(list)

  const now = new Date()
  const rows = tasks.rows
  const tabs: readonly { whose: Whose; label: string }[] = [
    { whose: 'mine', label: say('tasks.mine') },
    { whose: 'queue', label: queueLabel() },
    ...(seesDeals ? [{ whose: 'deals', label: say('tasks.on_deals') } as const] : []),
  ]
  return (
    <Page
      title={say('tasks.title')}
      sub={formatDayInFull(dayAt(now, reader), reader)}
      width="reading"
      tools={
        <TabLinks
          label={say('tasks.whose')}
          tabs={tabs.map((tab) => ({
            to: withSearch(paths.today(), tab.whose === 'mine' ? {} : { whose: tab.whose }),
            label: tab.label,
            current: tab.whose === whose,
          }))}
        />
      }
    >
      {whose === 'mine' && first}
      {tasks.error && !rows && <ErrorState error={tasks.error} onRetry={tasks.retry} />}
      {!tasks.error && !rows && <SkeletonRows rows={7} columns={2} />}
      {rows?.length === 0 && <NoTasks whose={whose} queued={queued?.rows.length ?? 0} />}
      {rows && rows.length > 0 && (
        <div ref={list}>
          <Groups rows={rows} now={now} mine={whose === 'mine'} />
          <ReadMore {...tasks} />
        </div>
      )}
    </Page>
  )

  function queueLabel(): string {
    const count = queued?.rows.length ?? 0
    if (count === 0) return say('tasks.queue')
    return say('tasks.queue.count', { count, more: queued?.next ? 'yes' : 'no' })
  }
}

function Groups({ rows, now, mine }: { rows: readonly ListedTask[]; now: Date; mine: boolean }) {
  const say = useSay()
  const whoWithoutRole = useWhoWithoutRole()
  const reader = useReader()
  const roleName = useRoleName(useEveryRole())
  const { member } = useSession()
  return grouped(rows, waits, reader, now).map((group) => (
    <section key={group.group} className={styles.group} aria-labelledby={`group-${group.group}`}>
      <h2 id={`group-${group.group}`} className={styles.head} data-is={group.group}>
        {say(`tasks.group.${group.group}`)}
        <span className={styles.count}>{say('tasks.number', { count: group.rows.length })}</span>
      </h2>
      <ul className={styles.list}>
        {group.rows.map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            {...whoOf(task)}
            waits={waits(task)}
            about={<DealOfTask task={task} />}
          />
        ))}
      </ul>
    </section>
  ))

  /** Among my own tasks it is always me. */
  function whoOf(task: ListedTask): { who?: string } {
    if (mine && task.assigneeId !== member.id && task.assigneeName !== null)
      return { who: say('deputies.task_of', { name: task.assigneeName }) }
    if (mine) return task.mandatory || task.templateKey === null ? {} : { who: say('tasks.optional') }
    return { who: holder(task) }
  }

  function holder(task: ListedTask): string {
    const role = task.roleKey === null ? null : roleName(task.roleKey)
    if (task.assigneeName !== null && role !== null)
      return say('tasks.held_as', { name: task.assigneeName, role })
    if (task.assigneeName !== null) return task.assigneeName
    return role === null
      ? whoWithoutRole(task.kind, task.deal.ownerName ?? say('tasks.nobody'))
      : say('tasks.in_queue', { role })
  }
}

/** Of a task that is not mine only this is known: it comes after others, and its own time has not begun. */
const waits = ({ can, after, dueAt }: ListedTask) =>
  can.complete === 'task_waits' || (can.complete === 'not_allowed' && after.length > 0 && dueAt === null)

function readTodaySearch(raw: RawSearch): { whose: Whose } {
  return { whose: oneOf(raw.whose, ['mine', 'queue', 'deals']) ?? 'mine' }
}
