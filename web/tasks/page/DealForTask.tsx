import { Button } from '@mantine/core'
import type { DealForTask as Deal } from '../../../contract/tasks/hand-offs.ts'
import { textIn } from '../../../contract/text.ts'
import { MailLink, PhoneLink } from '../../customers/people/reach.tsx'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Link } from '../../ui/Link.tsx'
import { GivenMoney } from '../../ui/values/GivenMoney.tsx'
import { DateText } from '../../ui/values/values.tsx'
import styles from './parts.module.css'

/** What the task needs of its deal; the way to the deal itself only for who may open it. */
export function DealForTask({ deal }: { deal: Deal }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <>
      <section className={styles.part} aria-labelledby="task-deal">
        <h2 id="task-deal" className={styles.title}>
          {say('hand_offs.deal')}
        </h2>
        <p className={styles.deal}>
          <bdi>{deal.title}</bdi>
        </p>
        <dl className={styles.facts}>
          {deal.company && deal.company.name !== deal.title && (
            <>
              <dt>{say('hand_offs.deal.company')}</dt>
              <dd>
                <bdi>{deal.company.name}</bdi>
              </dd>
            </>
          )}
          {deal.product && (
            <>
              <dt>{say('hand_offs.deal.product')}</dt>
              <dd>
                <bdi>{deal.product.name}</bdi>
              </dd>
            </>
          )}
          <dt>{say('hand_offs.deal.amount')}</dt>
          <dd>
            <GivenMoney amount={deal.amount} currency={deal.currency} none={say('deals.no_amount')} />
          </dd>
          <dt>{say('hand_offs.deal.expected')}</dt>
          <dd>
            <DateText at={deal.expectedCloseOn} />
          </dd>
          <dt>{say('hand_offs.deal.stage')}</dt>
          <dd>
            {textIn(deal.stageName, language)}{' '}
            <span className={styles.quiet}>{textIn(deal.processName, language)}</span>
          </dd>
          {deal.owner && (
            <>
              <dt>{say('hand_offs.deal.owner')}</dt>
              <dd>
                {deal.owner.name}
                {deal.owner.email && (
                  <div className={styles.contact}>
                    <MailLink email={deal.owner.email} />
                  </div>
                )}
              </dd>
            </>
          )}
        </dl>
        {(deal.status === 'won' || deal.status === 'lost') && <p>{say('hand_offs.deal.closed')}</p>}
        {deal.visible ? (
          <div>
            <Button component={Link} to={paths.deal(deal.id)} variant="default" size="compact-sm">
              {say('hand_offs.deal.open')}
            </Button>
          </div>
        ) : (
          <p className={styles.quiet}>{say('hand_offs.deal.not_yours')}</p>
        )}
      </section>
      <section className={styles.part} aria-labelledby="task-people">
        <h2 id="task-people" className={styles.title}>
          {say('hand_offs.deal.people')}
        </h2>
        {deal.people.length === 0 && <p className={styles.quiet}>{say('hand_offs.deal.nobody')}</p>}
        <ul className={styles.list}>
          {deal.people.map((person) => (
            <li key={person.id}>
              <div className={styles.line}>
                <bdi>{person.name}</bdi>
                {person.jobTitle && <span className={styles.quiet}>{person.jobTitle}</span>}
                {person.personas.length > 0 && (
                  <span className={styles.quiet}>
                    {person.personas
                      .map((one) => say(`deals.page.persona.${one}`))
                      .join(say('deals.missing.comma'))}
                  </span>
                )}
              </div>
              <div className={styles.contact}>
                {person.phone && <PhoneLink phone={person.phone} />}
                {person.email && <MailLink email={person.email} />}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
