import { SkeletonBar, SkeletonRows } from '../../ui/feedback/states.tsx'
import styles from './DealSkeleton.module.css'

/** The page in grey: the line of stages, the tasks, the facts. */
export function DealSkeleton() {
  return (
    <>
      <div className={styles.path}>
        {Array.from({ length: 7 }, (_, stage) => (
          <SkeletonBar key={stage} width="60%" />
        ))}
      </div>
      <div className={styles.columns}>
        <SkeletonRows rows={6} columns={2} />
        <SkeletonRows rows={8} columns={2} />
      </div>
    </>
  )
}
