import { useSay } from '../../platform/i18n.tsx'
import styles from './EmptyEditor.module.css'

/** The first time: what a process is, before there is a line to look at. */
export function EmptyEditor() {
  const say = useSay()
  return (
    <div className={styles.words}>
      <p className={styles.title}>{say('editor.empty')}</p>
      <p>{say('editor.empty.how')}</p>
    </div>
  )
}
