import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Scoring } from '../../../contract/leads/score.ts'
import { useSay } from '../../platform/i18n.tsx'
import { SettingsPage } from '../../team/settings/SettingsPage.tsx'
import { Answer, EmptyState } from '../../ui/feedback/states.tsx'
import { NumberText } from '../../ui/values/values.tsx'
import styles from '../assignment/AssignmentRulesPage.module.css'
import { FilterWords } from '../assignment/FilterWords.tsx'
import { Learned } from './Learned.tsx'
import { ScoringForm } from './ScoringForm.tsx'
import { useScoring } from './score-queries.ts'

/** The rules of the score, and how well the learned one foresees what it has not seen. */
export function ScoringPage() {
  const say = useSay()
  return (
    <SettingsPage view="scoring">
      <p className="quiet">{say('scores.sub')}</p>
      <Answer of={useScoring()}>
        {(scoring) => (
          <>
            <Rules scoring={scoring} />
            <Learned learned={scoring.learned} may={scoring.can.edit === true} />
          </>
        )}
      </Answer>
    </SettingsPage>
  )
}

function Rules({ scoring }: { scoring: Scoring }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const { base, rules, can } = scoring
  if (open) return <ScoringForm scoring={scoring} onClose={() => setOpen(false)} />
  const edit = can.edit === true && <Button onClick={() => setOpen(true)}>{say('scores.edit')}</Button>
  if (rules.length === 0)
    return (
      <EmptyState title={say('scores.none')} act={edit}>
        {say('scores.none.why')}
      </EmptyState>
    )
  return (
    <>
      <ul className={styles.rows} aria-label={say('scores.title')}>
        <li className={styles.row}>
          <p className={styles.scored}>
            <span className="figures">
              <NumberText value={base} signDisplay="exceptZero" />
            </span>
            <span>{say('scores.begins', { points: base })}</span>
          </p>
        </li>
        {rules.map((rule) => (
          <li key={rule.name} className={styles.row}>
            <p className={styles.scored}>
              <span className="figures">
                <NumberText value={rule.points} signDisplay="exceptZero" />
              </span>
              <span>
                <strong>
                  <bdi>{rule.name}</bdi>
                </strong>{' '}
                <span className={styles.mark}>
                  <RuleWords rule={rule} />
                </span>
              </span>
            </p>
          </li>
        ))}
      </ul>
      {edit}
    </>
  )
}

function RuleWords({ rule }: { rule: Scoring['rules'][number] }) {
  const say = useSay()
  if (rule.kind === 'is') return <FilterWords filter={rule.filter} />
  if (rule.kind === 'silent') return say('scores.says.silent', { days: rule.days })
  const what = rule.activity === null ? say('scores.activity.any') : say(`activities.kind.${rule.activity}`)
  const who = rule.direction === null ? '' : ` (${say(`scores.direction.${rule.direction}`)})`
  return say('scores.says.did', { what: `${what}${who}`, days: rule.halfLifeDays })
}
