import { useSay } from '../../platform/i18n.tsx'
import { SkeletonBar } from '../feedback/states.tsx'
import styles from './BoardSkeleton.module.css'

/** The board's own shape while its first answer is on its way. */
export function BoardSkeleton() {
  const say = useSay()
  return (
    <div className={styles.board} role="status" aria-label={say('common.loading')}>
      {[5, 3, 4, 2, 3, 1].map((cards, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells grey boxes apart
        <div key={column} className={styles.column}>
          <SkeletonBar width="60%" />
          {Array.from({ length: cards }, (_, card) => (
            <div key={card} className={styles.card} />
          ))}
        </div>
      ))}
    </div>
  )
}
