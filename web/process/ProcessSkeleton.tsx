import { useSay } from '../platform/i18n.tsx'
import { SkeletonBar } from '../ui/feedback/states.tsx'
import styles from './ProcessSkeleton.module.css'

/** The line and the rows under it, in grey. */
export function ProcessSkeleton() {
  const say = useSay()
  return (
    <div className={styles.line} role="status" aria-label={say('common.loading')}>
      {Array.from({ length: 6 }, (_, station) => (
        <div key={station} className={styles.station}>
          {['80%', '55%', '90%', '70%'].map((width) => (
            <SkeletonBar key={width} width={width} />
          ))}
        </div>
      ))}
    </div>
  )
}
