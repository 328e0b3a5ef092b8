import type { DealInList } from '../../../contract/deals/deals.ts'
import { paths } from '../../paths.ts'
import type { Pages } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { SkeletonRows } from '../../ui/feedback/states.tsx'
import { Link } from '../../ui/Link.tsx'
import { ReadMore } from '../../ui/ReadMore.tsx'
import { DueMark } from '../../ui/values/DueMark.tsx'
import { DateText, MoneyText } from '../../ui/values/values.tsx'
import styles from './DealListCards.module.css'
import { DealStanding } from './DealStanding.tsx'
import { useStageName } from './deal-columns.tsx'

/** The list on a phone: a deal in three lines, the whole of it one thumb's target. */
export function DealListCards({ pages, empty }: { pages: Pages<DealInList>; empty: React.ReactNode }) {
  const say = useSay()
  const stageName = useStageName()
  if (!pages.rows) return <SkeletonRows rows={10} columns={2} />
  if (pages.rows.length === 0) return <>{empty}</>
  return (
    <>
      <ul className={styles.cards} aria-label={say('deals.title')}>
        {pages.rows.map((deal) => (
          <li key={deal.id}>
            <Link to={paths.deal(deal.id)} className={styles.card}>
              <span className={styles.title}>{deal.title}</span>
              <span className={styles.line}>
                <span>{deal.company?.name ?? say('deals.no_company')}</span>
                <MoneyText amount={deal.amount} currency={deal.currency} />
              </span>
              <span className={styles.line}>
                <DealStanding deal={deal} stage={stageName(deal)} />
                {deal.status === 'open' ? (
                  <DueMark due={deal.expectedCloseOn} />
                ) : (
                  <DateText at={(deal.closedAt ?? deal.createdAt).slice(0, 10)} />
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <ReadMore {...pages} />
    </>
  )
}
