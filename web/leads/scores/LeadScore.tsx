import type { Lead } from '../../../contract/leads/lead.ts'
import { Part } from '../../customers/record/Record.tsx'
import { useSay } from '../../platform/i18n.tsx'
import { DateText, NumberText } from '../../ui/values/values.tsx'
import styles from './LeadScore.module.css'
import { useLeadScore } from './score-queries.ts'

/** The score with what made it, how old it is, and the learned chance beside it. */
export function LeadScore({ lead }: { lead: Lead }) {
  const say = useSay()
  const found = useLeadScore(lead.id).data
  if (!found || found.at === null || (found.score === null && !found.learned)) return null
  const { score, base, parts, learned, at, stale } = found
  return (
    <Part title={say('leads.field.score')}>
      {score !== null && (
        <>
          <p className={styles.score}>
            <NumberText value={score} /> <span className="quiet">{say('leads.score.of')}</span>
          </p>
          <ul className={styles.parts}>
            {base !== null && <Points name={say('scores.part.base')} points={base} />}
            {parts.map(({ name, points }) => (
              <Points key={name} name={name} points={points} />
            ))}
          </ul>
        </>
      )}
      {learned && (
        <>
          <p className={styles.learned}>{say('scores.learned.of', { percent: learned.percent })}</p>
          <ul className={styles.parts}>
            {learned.parts.map(({ fact, value, adds }) => (
              <li key={fact}>
                <span className={styles.points} data-lowers={adds < 0 || undefined}>
                  {say(adds < 0 ? 'scores.learned.lowers' : 'scores.learned.raises')}
                </span>
                <bdi>
                  {say(`scores.fact.${fact}`)}
                  {typeof value === 'string' && value !== 'yes' && value !== '' && `: ${worded(fact, value)}`}
                </bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="quiet">
        {stale ? (
          say('scores.stale')
        ) : (
          <>
            {say('scores.at')} <DateText at={at} relative />
          </>
        )}
      </p>
    </Part>
  )

  function worded(fact: string, value: string): string {
    if (fact === 'source') return say(`deals.source.${value}`)
    return value === 'no' ? say('common.no') : value
  }
}

function Points({ name, points }: { name: string; points: number }) {
  return (
    <li>
      <span className={styles.points} data-lowers={points < 0 || undefined}>
        <NumberText value={points} signDisplay="exceptZero" maximumFractionDigits={1} />
      </span>
      <bdi>{name}</bdi>
    </li>
  )
}
