import { useSay } from '../../../platform/i18n.tsx'
import styles from './SittingLine.module.css'
import type { Sitting } from './use-sitting.ts'

/** "34 of 210 · score 81 → 86", and how far along that is. */
export function SittingLine({ sitting: { total, done, score, scoreBefore } }: { sitting: Sitting }) {
  const say = useSay()
  const all = Math.max(total, done)
  return (
    <div className={styles.sitting}>
      <p className={styles.words} role="status">
        <span>
          {done === 0
            ? say('repair.sitting.begin', { total: all })
            : say('repair.sitting', { done, total: all })}
        </span>
        {score !== null && (
          <span className={styles.score}>
            {scoreBefore !== null && scoreBefore !== score
              ? say('repair.sitting.score.went', { before: scoreBefore, score })
              : say('repair.sitting.score', { score })}
          </span>
        )}
      </p>
      <div className={styles.track} aria-hidden="true">
        <div className={styles.done} style={{ inlineSize: `${all === 0 ? 100 : (100 * done) / all}%` }} />
      </div>
    </div>
  )
}
