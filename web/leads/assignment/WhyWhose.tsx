import { Button } from '@mantine/core'
import { acceptLead } from '../../../contract/leads/assignment.ts'
import type { Lead } from '../../../contract/leads/lead.ts'
import { Part } from '../../customers/record/Record.tsx'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { DateText } from '../../ui/values/values.tsx'
import { touchedByLead, useKeepLead } from '../lead-queries.ts'
import styles from './WhyWhose.module.css'

/** Why it came to whom, one after another; whoever got it takes it here or hands it back. */
export function WhyWhose({ lead, onHandBack }: { lead: Lead; onHandBack: () => void }) {
  const say = useSay()
  const keep = useKeepLead()
  const accept = useAct(acceptLead, { touches: touchedByLead, onDone: keep })
  const { steps, waitsSince } = lead.assignment
  if (steps.length === 0) return null
  const asked = lead.status === 'new' && lead.can.accept === true
  return (
    <Part title={say('assignment.whose')}>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.at}>
            <bdi>{step.owner?.name ?? say('assignment.nobody')}</bdi>{' '}
            <span className="quiet">
              {say(`assignment.because.${step.because}`, { rule: step.rule ?? '' })} ·{' '}
              <DateText at={step.at} relative />
            </span>
            {step.ended && (
              <span className={styles.ended}>
                {say(`assignment.ended.${step.ended}`)}
                {step.reason && (
                  <>
                    : <q>{step.reason}</q>
                  </>
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
      {waitsSince && <p className="quiet">{say('assignment.waits')}</p>}
      {lead.acceptedAt && (
        <p className="quiet">
          {say('assignment.accepted')} <DateText at={lead.acceptedAt} relative />
        </p>
      )}
      {(asked || lead.can.handBack === true) && (
        <div className={styles.acts}>
          {asked && (
            <Button
              size="compact-md"
              loading={accept.isPending}
              onClick={() => accept.mutate({ params: { id: lead.id } })}
            >
              {say('assignment.accept')}
            </Button>
          )}
          {lead.can.handBack === true && (
            <Button size="compact-md" variant="default" onClick={onHandBack}>
              {say('assignment.hand_back')}
            </Button>
          )}
        </div>
      )}
    </Part>
  )
}
