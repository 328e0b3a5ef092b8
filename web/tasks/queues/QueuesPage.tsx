import type { Queue } from '../../../contract/tasks/hand-offs.ts'
import { textIn } from '../../../contract/text.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Answer, EmptyState } from '../../ui/feedback/states.tsx'
import { Link } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { SpanText } from '../../ui/values/values.tsx'
import styles from './QueuesPage.module.css'
import { useQueueName, useQueues } from './queue-queries.ts'

/** Which queue needs somebody: for each role how much waits, since when, and what is usual. */
export function QueuesPage() {
  const say = useSay()
  const { language } = useReader()
  const queues = useQueues()
  return (
    <Page title={say('hand_offs.queues.title')} sub={say('hand_offs.queues.sub')} width="page">
      <Answer of={queues}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={say('hand_offs.queues.empty')}>
              <p>{say('hand_offs.queues.empty.why')}</p>
            </EmptyState>
          ) : (
            byDepartment(rows).map(([department, own]) => (
              <section key={department} className={styles.group} aria-label={department}>
                <h2 className={styles.head}>{department}</h2>
                <ul className={styles.list}>
                  {own.map((queue) => (
                    <QueueLine key={queue.role} queue={queue} />
                  ))}
                </ul>
              </section>
            ))
          )
        }
      </Answer>
    </Page>
  )

  /** Departments by name, what belongs to none at the end; in each the role that waits longest first. */
  function byDepartment(rows: readonly Queue[]): [string, Queue[]][] {
    const none = say('hand_offs.no_department')
    const groups = Map.groupBy(
      rows.toSorted((a, b) => (b.oldest?.waitedMinutes ?? -1) - (a.oldest?.waitedMinutes ?? -1)),
      ({ departments, department }) =>
        departments.map(({ name }) => name).join(' · ') ||
        (department === null ? none : textIn(department, language)),
    )
    return [...groups].sort(([a], [b]) => (a === none ? 1 : b === none ? -1 : a.localeCompare(b, language)))
  }
}

function QueueLine({ queue }: { queue: Queue }) {
  const say = useSay()
  const nameOf = useQueueName()
  const { waiting, oldest, taken, usual } = queue
  return (
    <li className={styles.queue}>
      <Link to={paths.queue(queue.role)} className={styles.name}>
        {nameOf(queue)}
      </Link>
      <span className={styles.waits} data-empty={waiting === 0 || undefined}>
        {waiting === 0 ? say('hand_offs.queue.nothing') : say('hand_offs.queues.waiting', { count: waiting })}
      </span>
      <span className={styles.quiet}>
        {oldest && (
          <>
            {say('hand_offs.queue.oldest')} <SpanText minutes={oldest.waitedMinutes} />
          </>
        )}
      </span>
      <span className={styles.quiet}>{taken > 0 && say('hand_offs.queues.taken', { count: taken })}</span>
      <span className={styles.figures}>
        {usual.waitMinutes !== null && (
          <span className={styles.usual}>
            {say('hand_offs.queue.usual.wait')} <SpanText minutes={usual.waitMinutes} />
          </span>
        )}
        {usual.workMinutes !== null && (
          <span className={styles.usual}>
            {say('hand_offs.queue.usual.work')} <SpanText minutes={usual.workMinutes} />
          </span>
        )}
      </span>
    </li>
  )
}
