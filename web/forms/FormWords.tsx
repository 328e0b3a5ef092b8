import { Checkbox } from '@mantine/core'
import { WrittenField } from '../fields/WrittenField.tsx'
import { useSay } from '../platform/i18n.tsx'
import type { PartProps } from './FormFields.tsx'
import styles from './FormPage.module.css'

/** What stands around the fields, and what a visitor agrees to. */
export function FormWords({ draft, onChange, version }: PartProps & { version: number }) {
  const say = useSay()
  const { consent } = draft
  return (
    <>
      <section className={styles.part} aria-label={say('forms.words')}>
        <h2>{say('forms.words')}</h2>
        <p className="quiet">{say('forms.words.usual')}</p>
        {(['title', 'intro', 'button', 'thanks'] as const).map((part) => (
          <WrittenField
            key={part}
            label={say(`forms.words.${part}`)}
            value={draft[part]}
            translated
            long={part === 'intro' || part === 'thanks'}
            onChange={(written) => onChange({ ...draft, [part]: written })}
          />
        ))}
      </section>
      <section className={styles.part} aria-label={say('forms.consent')}>
        <h2>{say('forms.consent')}</h2>
        <Checkbox
          label={say('forms.consent.ask')}
          checked={consent !== null}
          onChange={(event) =>
            onChange({ ...draft, consent: event.currentTarget.checked ? { text: {}, required: true } : null })
          }
        />
        {consent && (
          <>
            <WrittenField
              label={say('forms.consent.text')}
              description={say('forms.consent.version', { version })}
              value={consent.text}
              translated
              long
              onChange={(text) => onChange({ ...draft, consent: { ...consent, text } })}
            />
            <Checkbox
              label={say('forms.consent.required')}
              checked={consent.required}
              onChange={(event) =>
                onChange({ ...draft, consent: { ...consent, required: event.currentTarget.checked } })
              }
            />
          </>
        )}
      </section>
    </>
  )
}
