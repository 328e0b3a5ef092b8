import type { DealInList } from '../../../contract/deals/deal.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Icon } from '../../ui/icons.tsx'
import styles from './DealStanding.module.css'

/** Where a deal stands: its stage while open, and how it ended or that it rests, by a shape and a word. */
export function DealStanding({ deal, stage }: { deal: DealInList; stage: string }) {
  const say = useSay()
  const { status, deadlineAt } = deal
  if (status === 'won' || status === 'lost') {
    return (
      <span className={styles.standing} data-is={status} title={stage}>
        <Icon name={status === 'won' ? 'check' : 'close'} size={12} />
        {say(`deals.status.${status}`)}
      </span>
    )
  }
  const late = status === 'open' && deadlineAt !== null && Date.parse(deadlineAt) < Date.now()
  return (
    <span className={styles.standing} data-is={late ? 'late' : status}>
      <span className={styles.stage}>{stage}</span>
      {late && <span className={styles.late}>{say('deals.status.late')}</span>}
      {status === 'resting' && <span className="quiet">{say('deals.status.resting')}</span>}
    </span>
  )
}
