import { useSay } from '../../platform/i18n.tsx'
import { lost, type Verdict, won } from '../unmet/verdict.ts'
import styles from './DropZones.module.css'

interface DropZonesProps {
  over: string | null
  verdictOf: (place: string) => Verdict
  verdictWords: (verdict: Verdict, place: string) => string
}

/** The two ends of every deal, at the foot of the board while a card is carried. */
export function DropZones({ over, verdictOf, verdictWords }: DropZonesProps) {
  const say = useSay()
  return (
    <div className={styles.zones} aria-hidden="true">
      {([won, lost] as const).map((place) => {
        const verdict = verdictOf(place)
        return (
          <div
            key={place}
            className={styles.zone}
            data-place={place}
            data-end={place}
            data-verdict={verdict.is}
            data-over={over === place || undefined}
          >
            <strong>{say(place === won ? 'deals.win' : 'deals.lose')}</strong>
            {verdict.is !== 'open' && <span className={styles.why}>{verdictWords(verdict, place)}</span>}
          </div>
        )
      })}
    </div>
  )
}
