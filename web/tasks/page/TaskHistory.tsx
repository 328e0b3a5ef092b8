import type { TaskHistoryEntry, TaskOnPage } from '../../../contract/tasks/hand-offs.ts'
import { type Text, textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { DateText } from '../../ui/values/values.tsx'
import styles from './parts.module.css'

/** What happened to the task, newest first, with the reasons people gave. */
export function TaskHistory({ task: { history } }: { task: TaskOnPage }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <section className={styles.part} aria-labelledby="task-history">
      <h2 id="task-history" className={styles.title}>
        {say('hand_offs.history')}
      </h2>
      {history.length === 0 && <p className={styles.quiet}>{say('hand_offs.history.none')}</p>}
      <ul className={styles.list}>
        {history.map((entry) => (
          <li key={entry.at + entry.type} className={styles.event}>
            <span>{words(entry)}</span>
            <span className={styles.quiet}>
              {entry.by && (
                <>
                  <bdi>{entry.by.name}</bdi> ·{' '}
                </>
              )}

              <DateText at={entry.at} relative />
            </span>
            {why(entry) && (
              <p className={styles.why}>
                <bdi>{why(entry)}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )

  function words({ type, data, by }: TaskHistoryEntry): string {
    const name = data.name === undefined ? '' : textIn(data.name as Text, language)
    if (type === 'approval.given' || type === 'approval.refused')
      return say(`approvals.event.${type.slice(9)}`, {
        task: name,
        given: Number(data.given ?? 0),
        needed: Number(data.needed ?? 0),
      })
    if (type.startsWith('file.'))
      return say(`files.event.${data.infected === true ? 'infected' : type.slice(5)}`, {
        file: typeof data.file === 'string' ? data.file : '',
      })
    if (type === 'questionnaire.answered')
      return say('questionnaires.event.answered_several', {
        count: Array.isArray(data.changes) ? data.changes.length : 0,
        name,
      })
    const kind = type.replace('task.', '')
    if (kind !== 'assigned')
      return known.has(kind) ? say(`hand_offs.event.${kind}`) : kind.replaceAll('_', ' ')
    if (data.to === null) return say('hand_offs.event.queued')
    if (data.to === by?.id) return say('hand_offs.event.taken')
    return say('hand_offs.event.assigned', { name: typeof data.toName === 'string' ? data.toName : '' })
  }
}

const known = new Set(['added', 'completed', 'given_back', 'reopened', 'waived'])

function why({ data }: TaskHistoryEntry): string | null {
  const said = data.reason ?? data.result
  return typeof said === 'string' && said !== '' ? said : null
}
