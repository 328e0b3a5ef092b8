import type { ReactNode } from 'react'
import type { BulkList } from '../../contract/bulk.ts'
import { useSay } from '../platform/i18n.tsx'
import styles from './Bulk.module.css'
import type { BulkOf } from './bulk.ts'
import type { summed } from './bulk-queries.ts'
import { Counts } from './Counts.tsx'
import { Reasons } from './Reasons.tsx'

interface PreviewProps {
  list: BulkList
  words: ReactNode
  /** Undefined until the first answer. */
  seen: ReturnType<typeof summed> | undefined
  complete: boolean
  why: BulkOf<never>['why']
}

/** What it would come to, before anything is written. */
export function Preview({ list, words, seen, complete, why }: PreviewProps) {
  const say = useSay()
  const looked = seen ? seen.changed + seen.same + seen.refused : 0
  return (
    <div className={styles.preview}>
      <p className={styles.sentence}>{words}</p>
      {!complete && (
        <div role="status">
          <progress className={styles.progress} value={looked} max={Math.max(seen?.total ?? 1, 1)} />
          <p className="quiet">{say('bulk.looking', { done: looked, total: seen?.total ?? 0 })}</p>
        </div>
      )}
      {seen && <Counts counts={seen} of="preview" />}
      {seen && <Reasons list={list} reasons={seen.reasons} rowsOf={({ rows }) => rows} why={why} />}
    </div>
  )
}
