import { useSay } from '../platform/i18n.tsx'
import { SkeletonBar, SkeletonRows } from '../ui/feedback/states.tsx'
import styles from './NumbersPage.module.css'

/** The page in grey, in its real layout. */
export function NumbersSkeleton() {
  const say = useSay()
  return (
    <div className={styles.parts} role="status" aria-label={say('common.loading')}>
      {[9, 4].map((figures) => (
        <div key={figures} className={styles.figures}>
          {Array.from({ length: figures }, (_, place) => (
            <div key={place} className={styles.waiting}>
              <SkeletonBar width="12ch" />
              <SkeletonBar width="8ch" />
            </div>
          ))}
        </div>
      ))}
      <SkeletonRows rows={6} columns={3} />
    </div>
  )
}
