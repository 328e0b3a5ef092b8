import type { showChoosing } from '../../../contract/process/choosing.ts'
import type { Returned } from '../../../contract/route.ts'
import { textIn } from '../../../contract/text.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Link } from '../../ui/Link.tsx'
import { DateText } from '../../ui/values/values.tsx'
import styles from './TestedDeals.module.css'

interface TestedDealsProps {
  processId: string
  choosing: Returned<typeof showChoosing>
}

/** The tested deals that would run a process; those that run another say which. */
export function TestedDeals({ processId, choosing: { deals, rules } }: TestedDealsProps) {
  const say = useSay()
  const { language } = useReader()
  const nameOf = (id: string) => {
    const name = rules.find((rule) => rule.processId === id)?.name
    return name === undefined ? '' : textIn(name, language)
  }
  return (
    <ul className={styles.deals}>
      {deals
        .filter(({ would }) => would === processId)
        .map((deal) => (
          <li key={deal.id} className={styles.deal}>
            <Link to={paths.deal(deal.id)} className={styles.title} dir="auto">
              {deal.title}
            </Link>
            <span className={styles.facts}>
              {deal.company && <bdi>{deal.company}</bdi>}
              {deal.channel && <span>{say(`panel.channel.${deal.channel}`)}</span>}
              {deal.source && <span>{say(`deals.source.${deal.source}`)}</span>}
              <DateText at={deal.createdAt} />
            </span>
            {deal.runs !== processId && (
              <span className={styles.differs}>{say('choosing.runs', { name: nameOf(deal.runs) })}</span>
            )}
          </li>
        ))}
    </ul>
  )
}
