import type { Place, Saying } from '../../ui/board/board.ts'
import styles from './DropZones.module.css'

interface DropZonesProps {
  ends: readonly Place[]
  over: string | null
  sayingOf: (place: string) => Saying
}

/** The two ends of every deal, at the foot of the board while a card is carried. */
export function DropZones({ ends, over, sayingOf }: DropZonesProps) {
  return (
    <div className={styles.zones} aria-hidden="true">
      {ends.map(({ key, name }) => {
        const { is, words } = sayingOf(key)
        return (
          <div
            key={key}
            className={styles.zone}
            data-place={key}
            data-end={key}
            data-verdict={is}
            data-over={over === key || undefined}
          >
            <strong>{name}</strong>
            {is !== 'open' && <span className={styles.why}>{words}</span>}
          </div>
        )
      })}
    </div>
  )
}
