import { Fragment, type ReactNode } from 'react'
import { textIn } from '../../contract/text.ts'
import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { Link } from '../ui/Link.tsx'
import { MoneyText } from '../ui/values/values.tsx'
import styles from './DealOfTask.module.css'
import type { ListedTask } from './task-queries.ts'

/**
 * For which deal a task is. Who may not open the deal reads here what he needs of it: for whom, how much, whose.
 */
export function DealOfTask({ task: { deal, dealId } }: { task: Pick<ListedTask, 'deal' | 'dealId'> }) {
  const say = useSay()
  const { language } = useReader()
  const { title, company, visible, amount, currency, ownerName } = deal
  const parts: Record<string, ReactNode> = {
    title: visible ? (
      <Link to={paths.deal(dealId)}>{title}</Link>
    ) : (
      <span className={styles.title}>{title}</span>
    ),
    company: company !== title && company,
    stage: textIn(deal.stageName, language),
    amount: !visible && amount > 0 && <MoneyText amount={amount} currency={currency} />,
    owner: !visible && ownerName && say('tasks.deal_of', { name: ownerName }),
  }
  return (
    <span className={styles.deal}>
      {Object.entries(parts)
        .filter(([, part]) => part)
        .map(([name, part], place) => (
          <Fragment key={name}>
            {place > 0 && ' · '}
            <bdi>{part}</bdi>
          </Fragment>
        ))}
    </span>
  )
}
