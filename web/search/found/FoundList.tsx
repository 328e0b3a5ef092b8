import type { Found } from '../../../contract/search.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Name } from '../../ui/values/Name.tsx'
import { DateText } from '../../ui/values/values.tsx'
import styles from './FoundList.module.css'
import { Marked } from './Marked.tsx'
import { matchedLine } from './matched-line.ts'
import { pathOfFound } from './search-queries.ts'

/** What was found, a line each, and where the words are if not in the name. */
export function FoundList({ rows, q }: { rows: readonly Found[]; q: string }) {
  const say = useSay()
  return (
    <ul className={styles.list}>
      {rows.map((row) => {
        const matched = matchedLine(row, say)
        return (
          <li key={row.id} className={styles.row}>
            <Link to={pathOfFound(row)} className={styles.title}>
              <Marked typed={q}>{row.title}</Marked>
            </Link>
            <span className={styles.beside}>
              <Name>{row.subtitle}</Name>
            </span>
            {row.at && (
              <span className={styles.at}>
                <DateText at={row.at} relative />
              </span>
            )}
            {matched && (
              <span className={styles.matched}>
                <Marked typed={q}>{matched}</Marked>
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
