import type { TaskOnPage } from '../../../contract/tasks/hand-offs.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Icon } from '../../ui/icons.tsx'
import styles from './parts.module.css'

/** Tasks of the stage that come first, and who still has them. */
export function ComesAfter({ task: { comesAfter } }: { task: TaskOnPage }) {
  const say = useSay()
  const { language } = useReader()
  if (comesAfter.length === 0) return null
  return (
    <section className={styles.part} aria-labelledby="comes-after">
      <h2 id="comes-after" className={styles.title}>
        {say('hand_offs.first')}
      </h2>
      <ul className={styles.list}>
        {comesAfter.map((first) => (
          <li key={first.id} className={styles.line}>
            <Icon name={first.state === 'open' ? 'lock' : 'check'} size={12} />
            <span>{textIn(first.name, language)}</span>
            <span className={first.state === 'open' ? styles.open : styles.quiet}>
              {first.state === 'open'
                ? say('hand_offs.first.open', {
                    who: first.assigneeName ?? first.roleKey?.replaceAll('_', ' ') ?? say('tasks.nobody'),
                  })
                : say('hand_offs.first.done')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
