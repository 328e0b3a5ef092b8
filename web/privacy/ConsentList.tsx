import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Person } from '../../contract/customers/people.ts'
import type { Consent } from '../../contract/privacy.ts'
import { useSay } from '../platform/i18n.tsx'
import { Answer } from '../ui/feedback/states.tsx'
import { Section } from '../ui/inputs/Form.tsx'
import { MayButton } from '../ui/MayButton.tsx'
import { DateText } from '../ui/values/values.tsx'
import styles from './privacy.module.css'
import { useConsents } from './privacy-queries.ts'
import { RecordConsentDialog } from './RecordConsentDialog.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'

/** The log of consents: what was agreed to, in which words, when and how, and what was taken back. */
export function ConsentList({ person }: { person: Person }) {
  const say = useSay()
  const [recording, setRecording] = useState(false)
  const [withdrawing, setWithdrawing] = useState<Consent | null>(null)
  return (
    <Section title={say('privacy.consents')} sub={say('privacy.consents.why')}>
      <Answer of={useConsents(person.id)}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="quiet">{say('privacy.consents.none')}</p>
          ) : (
            <ul className={styles.list}>
              {rows.map((consent) => (
                <ConsentRow
                  key={consent.id}
                  consent={consent}
                  onWithdraw={person.can.edit === true ? () => setWithdrawing(consent) : undefined}
                />
              ))}
            </ul>
          )
        }
      </Answer>
      <div>
        <MayButton may={person.can.edit} variant="default" onClick={() => setRecording(true)}>
          {say('privacy.consents.record')}
        </MayButton>
      </div>
      {recording && <RecordConsentDialog person={person} onClose={() => setRecording(false)} />}
      {withdrawing && (
        <WithdrawDialog person={person} consent={withdrawing} onClose={() => setWithdrawing(null)} />
      )}
    </Section>
  )
}

function ConsentRow({ consent, onWithdraw }: { consent: Consent; onWithdraw: (() => void) | undefined }) {
  const say = useSay()
  const { withdrawn, textVersion } = consent
  return (
    <li className={styles.line}>
      <div>
        <p>
          <strong>
            <bdi>{consent.purpose}</bdi>
          </strong>
          {textVersion && (
            <span className="quiet"> · {say('privacy.version', { version: textVersion })}</span>
          )}
        </p>
        <p className={styles.words}>
          <bdi>{consent.wording}</bdi>
        </p>
        <p className="quiet">
          {say(`privacy.how.${consent.how}`)} · <DateText at={consent.givenOn} />
          {consent.recordedBy && (
            <>
              {' · '}
              <bdi>{consent.recordedBy.name}</bdi>
            </>
          )}
        </p>
        {withdrawn && (
          <p>
            {say('privacy.withdrawn')} · {say(`privacy.how.${withdrawn.how}`)} ·{' '}
            <DateText at={withdrawn.on} />
          </p>
        )}
      </div>
      {!withdrawn && onWithdraw && (
        <Button variant="subtle" size="compact-sm" onClick={onWithdraw}>
          {say('privacy.withdraw')}
        </Button>
      )}
    </li>
  )
}
