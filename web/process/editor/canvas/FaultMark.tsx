import { useSay } from '../../../platform/i18n.tsx'
import styles from './FaultMark.module.css'

/** How many faults lie here; where there are none, that there is a hint. */
export function FaultMark({ faults, hints }: { faults: number; hints: number }) {
  const say = useSay()
  if (faults === 0 && hints === 0) return null
  const words =
    faults > 0 ? say('editor.mark.faults', { count: faults }) : say('editor.mark.hints', { count: hints })
  return (
    <span className={styles.mark} data-grave={faults > 0 || undefined} title={words}>
      <span aria-hidden="true">{faults > 0 ? '!' : '?'}</span>
      <span className="only-heard">{words}</span>
    </span>
  )
}
