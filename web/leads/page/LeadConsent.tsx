import type { Lead } from '../../../contract/leads/lead.ts'
import { Part } from '../../customers/record/Record.tsx'
import { useSay } from '../../platform/i18n.tsx'
import { DateText } from '../../ui/values/values.tsx'
import styles from '../LeadPage.module.css'

/** What somebody agreed to in a form or a chat, in the words he was shown. */
export function LeadConsent({ consent }: Pick<Lead, 'consent'>) {
  const say = useSay()
  if (!consent) return null
  const { text, textVersion, at, confirmedAt, askedBy } = consent
  return (
    <Part title={say('consent.title')}>
      <p className={styles.need} dir="auto">
        {text}
      </p>
      <p className="quiet">
        {askedBy && (
          <>
            <bdi>{askedBy}</bdi>
            {' · '}
          </>
        )}
        {say('privacy.version', { version: textVersion })} · <DateText at={at} />
        {confirmedAt && ` · ${say('consent.confirmed')}`}
      </p>
    </Part>
  )
}
