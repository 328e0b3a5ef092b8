import { Button } from '@mantine/core'
import type { DealInList } from '../../../contract/deals/deal.ts'
import type { CompanyId, PersonId } from '../../../contract/ids.ts'
import { paths, withSearch } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useMay } from '../../platform/session.ts'
import { useStageName } from '../../process/use-stage-name.ts'
import { ErrorState, SkeletonRows } from '../../ui/feedback/states.tsx'
import { Link } from '../../ui/Link.tsx'
import { ReadMore } from '../../ui/ReadMore.tsx'
import { GivenMoney } from '../../ui/values/GivenMoney.tsx'
import { Name } from '../../ui/values/Name.tsx'
import { DateText } from '../../ui/values/values.tsx'
import { useDealsOf } from '../customer-queries.ts'
import styles from './CustomerDeals.module.css'

/** What is being sold to a customer, then what was: one line a deal. */
export function CustomerDeals({ of }: { of: { company: CompanyId } | { person: PersonId } }) {
  const say = useSay()
  const deals = useDealsOf(of)
  const mayCreate = useMay('deals.edit')
  const stageName = useStageName()
  const rows: DealInList[] | undefined = deals.rows
  if (deals.error && !rows) return <ErrorState error={deals.error} onRetry={deals.retry} />
  if (!rows) return <SkeletonRows columns={4} rows={3} />
  if (rows.length === 0) {
    return (
      <div className={styles.none}>
        <p className="quiet">{say('customers.deals.none')}</p>
        {mayCreate && (
          <Button
            component={Link}
            variant="default"
            to={withSearch(paths.dealBoard(), { create: 'deal', ...of })}
          >
            {say('customers.deals.create')}
          </Button>
        )}
      </div>
    )
  }
  return (
    <>
      <ul className={styles.list}>
        {rows.map((deal) => (
          <li key={deal.id} className={styles.deal} data-is={deal.status}>
            <Link to={paths.deal(deal.id)} className={styles.title}>
              <Name>{deal.title}</Name>
            </Link>
            <span className={styles.state} data-is={deal.status}>
              <Standing deal={deal} stage={stageName(deal)} />
            </span>
            <span className={styles.amount}>
              <GivenMoney amount={deal.amount} currency={deal.currency} none={null} />
            </span>
            <span className={styles.owner}>
              <Name>{deal.owner?.name}</Name>
            </span>
            <span className={styles.day}>
              <When deal={deal} />
            </span>
          </li>
        ))}
      </ul>
      <ReadMore {...deals} />
    </>
  )
}

/** Its stage while it runs, and whether it rests; how it ended after that. */
function Standing({ deal: { status }, stage }: { deal: DealInList; stage: string }) {
  const say = useSay()
  if (status === 'won' || status === 'lost') return say(`customers.deal.${status}`)
  return (
    <>
      <Name>{stage}</Name>
      {status === 'resting' && ` · ${say('customers.deal.resting')}`}
    </>
  )
}

function When({ deal }: { deal: DealInList }) {
  const say = useSay()
  if (deal.closedAt) return <DateText at={deal.closedAt.slice(0, 10)} />
  if (!deal.expectedCloseOn) return null
  return (
    <>
      {say('customers.deal.expected')} <DateText at={deal.expectedCloseOn} />
    </>
  )
}
