import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Answer } from '../../ui/feedback/states.tsx'
import { Link } from '../../ui/Link.tsx'
import { PersonAvatar } from '../../ui/values/PersonAvatar.tsx'
import styles from './AssignmentRulesPage.module.css'
import { useTrial } from './assignment-queries.ts'

/** The rules held against the newest leads: where each would go if it came now. Nothing is changed by it. */
export function Trial() {
  const say = useSay()
  return (
    <section className={styles.trial} aria-labelledby="trial">
      <h2 id="trial">{say('assignment.trial')}</h2>
      <p className="quiet">{say('assignment.trial.why')}</p>
      <Answer of={useTrial()}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="quiet">{say('assignment.trial.none')}</p>
          ) : (
            <ul className={styles.rows}>
              {rows.map(({ lead, companyName, rule, to, team, waits }) => (
                <li key={lead.id} className={styles.tried}>
                  <span className={styles.words}>
                    <Link to={paths.lead(lead.id)}>
                      <bdi>{lead.name}</bdi>
                    </Link>
                    {companyName && companyName !== lead.name && (
                      <span className={styles.mark}>
                        <bdi>{companyName}</bdi>
                      </span>
                    )}
                  </span>
                  <span className={styles.whom}>
                    {to && <PersonAvatar name={to.name} size={18} named />}
                    {!to && rule && <bdi>{team?.name ?? say('leads.no_owner')}</bdi>}
                    {waits && <span className={styles.mark}>{say('assignment.trial.waits')}</span>}
                    {!rule && <span className={styles.mark}>{say('assignment.trial.no_rule')}</span>}
                  </span>
                  <span className={styles.mark}>
                    <bdi>{rule?.name}</bdi>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  )
}
