import type { ProcessId } from '../../../../contract/ids.ts'
import { type Text, textIn } from '../../../../contract/text.ts'
import { paths } from '../../../paths.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import { Link } from '../../../ui/Link.tsx'
import { DateText } from '../../../ui/values/values.tsx'
import styles from './BegunProcesses.module.css'

/** Processes somebody is still writing: no deal runs them yet. */
export function BegunProcesses({
  begun,
}: {
  begun: readonly { id: ProcessId; name: Text; savedAt: string }[]
}) {
  const say = useSay()
  const { language } = useReader()
  if (begun.length === 0) return null
  return (
    <section>
      <h2 className={styles.title}>{say('editor.begun')}</h2>
      <ul className={styles.list}>
        {begun.map(({ id, name, savedAt }) => (
          <li key={id} className={styles.one}>
            <Link to={paths.processEditor(id)}>{textIn(name, language)}</Link>
            <span className="quiet">
              <DateText at={savedAt} relative />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
