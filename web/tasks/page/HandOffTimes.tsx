import type { HandOff } from '../../../contract/tasks/hand-offs.ts'
import { useSay } from '../../platform/i18n.tsx'
import { SpanText } from '../../ui/values/values.tsx'
import styles from './parts.module.css'

/** How long the task waited and was worked on, stretch by stretch, in working time. */
export function HandOffTimes({ handOffs }: { handOffs: readonly HandOff[] }) {
  const say = useSay()
  if (handOffs.length === 0) return null
  return (
    <section className={styles.part} aria-labelledby="task-times">
      <h2 id="task-times" className={styles.title}>
        {say('hand_offs.times')}
      </h2>
      <table className={styles.times}>
        <thead>
          <tr>
            {(['who', 'wait', 'work', 'how'] as const).map((head) => (
              <th key={head} scope="col">
                {say(`hand_offs.times.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {handOffs.map((one) => (
            <tr key={one.seq}>
              <td>{one.takenBy?.name ?? say('hand_offs.times.nobody')}</td>
              <td>{span(one.waitMinutes)}</td>
              <td>{span(one.workMinutes)}</td>
              <td>{say(`hand_offs.stretch.${one.endedHow ?? 'running'}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const span = (minutes: number | null) => (minutes === null ? '–' : <SpanText minutes={minutes} />)
