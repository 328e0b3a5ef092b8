import type { Lead } from '../../../contract/leads/lead.ts'
import { Part } from '../../customers/record/Record.tsx'
import { useSay } from '../../platform/i18n.tsx'
import { Icon } from '../../ui/icons.tsx'
import styles from './LeadFit.module.css'
import { useQualification } from './qualification-queries.ts'

/** How well the lead fits what a good customer is: how many of the criteria, and which. */
export function LeadFit({ lead }: { lead: Lead }) {
  const say = useSay()
  const fit = useQualification(lead.id).data?.fit
  if (!fit) return null
  return (
    <Part title={say('qualification.fit')}>
      <p className={styles.sum}>{say('qualification.fit.of', { met: fit.met, of: fit.of })}</p>
      <ul className={styles.list}>
        {fit.criteria.map(({ name, met, weight }) => (
          <li key={name} data-met={met === true || undefined}>
            <span className={styles.mark}>
              <Icon name={met ? 'check' : 'close'} size={12} />
              <span className="only-heard">
                {say(`qualification.fit.${met === null ? 'gone' : met ? 'met' : 'unmet'}`)}
              </span>
            </span>
            <bdi title={say('qualification.weight.of', { weight })}>{name}</bdi>
            {met === null && <span className="quiet">{say('qualification.fit.gone')}</span>}
          </li>
        ))}
      </ul>
    </Part>
  )
}
