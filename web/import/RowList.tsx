import type { ImportInFull } from '../../contract/imports/imports.ts'
import { useSay } from '../platform/i18n.tsx'
import { ErrorState, SkeletonRows } from '../ui/feedback/states.tsx'
import { ReadMore } from '../ui/ReadMore.tsx'
import styles from './import.module.css'
import { useImportRows } from './import-queries.ts'
import { faultWord } from './import-words.ts'

/** Rows that stayed out: what stood in the file, and why. */
export function RowList({ one }: { one: ImportInFull }) {
  const say = useSay()
  const pages = useImportRows(one.id, 'failed')
  if (pages.error && !pages.rows) return <ErrorState error={pages.error} onRetry={pages.retry} />
  if (!pages.rows) return <SkeletonRows rows={3} columns={3} />
  return (
    <>
      <ul className={styles.trouble}>
        {pages.rows.map(({ row, cells, faults }) => (
          <li key={row}>
            <p>
              <span className={styles.name}>{say('import.faults.row', { row })}</span>{' '}
              {faults.map(({ column, code }, place) => (
                <span key={place}>
                  {place > 0 && ' · '}
                  {column !== null && (
                    <>
                      <bdi>{column}</bdi>:{' '}
                    </>
                  )}
                  {faultWord(say, code)}
                </span>
              ))}
            </p>
            <p className={styles.examples}>
              {cells
                .filter((cell) => cell !== '')
                .slice(0, 12)
                .map((cell, place) => (
                  <bdi key={place}>{cell}</bdi>
                ))}
            </p>
          </li>
        ))}
      </ul>
      <ReadMore {...pages} />
    </>
  )
}
