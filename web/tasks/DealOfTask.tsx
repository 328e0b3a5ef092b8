import { textIn } from '../../contract/text.ts'
import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader.ts'
import { Link } from '../ui/Link.tsx'
import { MoneyText } from '../ui/values.tsx'
import styles from './DealOfTask.module.css'
import type { ListedTask } from './task-queries.ts'

/**
 * For which deal a task is. Who may not open the deal reads here what he needs of it: for whom, how much, whose.
 */
export function DealOfTask({ task: { deal, dealId } }: { task: ListedTask }) {
  const say = useSay()
  const { language } = useReader()
  const stage = textIn(deal.stageName, language)
  return (
    <span className={styles.deal}>
      {deal.visible ? (
        <Link to={paths.deal(dealId)} className={styles.title}>
          {deal.title}
        </Link>
      ) : (
        <span className={styles.title}>{deal.title}</span>
      )}
      {deal.company && deal.company !== deal.title && <span>{deal.company}</span>}
      <span>{stage}</span>
      {!deal.visible && (
        <>
          {deal.amount > 0 && <MoneyText amount={deal.amount} currency={deal.currency} />}
          {deal.ownerName && <span>{say('tasks.deal_of', { name: deal.ownerName })}</span>}
        </>
      )}
    </span>
  )
}
