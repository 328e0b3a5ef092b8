import type { Lead } from '../../../contract/leads/leads.ts'
import { Part } from '../../customers/record/Record.tsx'
import { useSay } from '../../platform/i18n.tsx'
import { DateText } from '../../ui/values/values.tsx'

/** What somebody agreed to in a form or a chat, in the words he was shown. */
export function LeadConsent({ consent }: Pick<Lead, 'consent'>) {
  const say = useSay()
  if (!consent) return null
  const { text, textVersion, at, confirmedAt, askedBy } = consent
  return (
    <Part title={say('consent.title')}>
      <blockquote style={{ margin: 0 }} dir="auto">
        {text}
      </blockquote>
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
