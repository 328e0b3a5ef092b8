import { useSay } from '../platform/i18n.tsx'
import { Section } from '../ui/inputs/Form.tsx'
import styles from './import.module.css'
import { flagWord } from './import-words.ts'

/** What records lack that come in all the same, most often first. */
export function FlagList({ flags }: { flags: readonly { flag: string; rows: number }[] }) {
  const say = useSay()
  if (flags.length === 0) return null
  return (
    <Section title={say('import.flags')}>
      <ul className={styles.flags}>
        {flags.map(({ flag, rows }) => (
          <li key={flag}>
            {flagWord(say, flag)} <span className="quiet">{say('import.values.rows', { count: rows })}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
