import { useSay } from '../../platform/i18n.tsx'
import { MarkdownText } from '../../ui/markdown/MarkdownText.tsx'
import styles from './Guidance.module.css'

/** What the person who does the task should know. Closed until somebody wants it; open on paper. */
export function Guidance({ text }: { text: string }) {
  const say = useSay()
  return (
    <details className={styles.guidance}>
      <summary>{say('process.task.guidance')}</summary>
      <div className={styles.text}>
        <MarkdownText text={text} />
      </div>
    </details>
  )
}
