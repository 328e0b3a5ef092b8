import { useSay } from '../../platform/i18n.tsx'
import styles from './BuyerMark.module.css'
import { gapIs, useGapWords } from './buyer-gap.ts'

/** On a card: that the buyer is not where the stage says. In step, or unknown, there is nothing to say. */
export function BuyerMark({ gap }: { gap: number | null }) {
  const say = useSay()
  const words = useGapWords()
  if (gap === null || gap === 0) return null
  return (
    <span className={styles.mark} data-is={gapIs(gap)} title={words(gap)}>
      <span className={styles.shape} aria-hidden="true" />
      <span aria-hidden="true">{say('deals.number', { count: Math.abs(gap) })}</span>
      <span className="only-heard">{words(gap)}</span>
    </span>
  )
}
