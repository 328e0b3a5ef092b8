import type { Deal } from '../../../contract/deals/deal.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { DateText } from '../../ui/values/values.tsx'
import styles from './Standing.module.css'

/** Where a deal that is not open stands: won, lost or resting, since when, by whom and why. */
export function Standing({ deal, document }: { deal: Deal; document: ProcessDocument }) {
  const say = useSay()
  const { language } = useReader()
  if (deal.status === 'open') return null
  const plan = document.nurturing.find(({ key }) => key === deal.rest?.plan)?.name
  const back = document.stages.find(({ key }) => key === deal.rest?.returnsTo)?.name
  if (deal.status === 'resting')
    return (
      <p className={styles.standing} data-is="resting">
        <strong>{say('deals.page.is_resting')}</strong> <DateText at={deal.restingUntil} />
        <span className={styles.who}>
          <span>
            {plan ? say('resting.with_plan', { plan: textIn(plan, language) }) : say('resting.without_plan')}
          </span>
          {back && <span>{say('resting.goes_on_in', { stage: textIn(back, language) })}</span>}
        </span>
      </p>
    )
  const reasons = deal.status === 'won' ? document.wonReasons : document.lostReasons
  const reason = reasons.find(({ key }) => key === deal.closeReason)?.name
  return (
    <div className={styles.standing} data-is={deal.status}>
      <p>
        <strong>{say(`deals.page.is_${deal.status}`)}</strong>
        {reason && <span> · {textIn(reason, language)}</span>}
        <span className={styles.who}>
          <DateText at={deal.closedAt} relative />
          {deal.closedBy && <span>{deal.closedBy.name}</span>}
        </span>
      </p>
      {deal.closeNote && (
        <p className={styles.note}>
          <bdi>{deal.closeNote}</bdi>
        </p>
      )}
    </div>
  )
}
