import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { languages } from '../../contract/text.ts'
import { WrittenField } from '../fields/WrittenField.tsx'
import { useSay } from '../platform/i18n.tsx'
import { useSession } from '../platform/session.ts'
import type { PartProps } from './FormFields.tsx'
import styles from './FormPage.module.css'

/** What stands around the fields, and what a visitor agrees to. */
export function FormWords({ draft, onChange, version }: PartProps & { version: number }) {
  const say = useSay()
  const { consent } = draft
  const main = useSession().workspace.language
  const written = [...parts.map((part) => draft[part]), consent?.text ?? {}]
  const [translated, setTranslated] = useState(() =>
    written.some((text) => languages.some((language) => language !== main && text[language])),
  )
  return (
    <>
      <section className={styles.part} aria-label={say('forms.words')}>
        <h2>{say('forms.words')}</h2>
        <p className="quiet">{say('forms.words.usual')}</p>
        {parts.map((part) => (
          <WrittenField
            key={part}
            label={say(`forms.words.${part}`)}
            value={draft[part]}
            translated={translated}
            long={part === 'intro' || part === 'thanks'}
            onChange={(written) => onChange({ ...draft, [part]: written })}
          />
        ))}
        {!translated && (
          <Button
            variant="subtle"
            size="compact-sm"
            className={styles.begin}
            onClick={() => setTranslated(true)}
          >
            {say('own_fields.translate')}
          </Button>
        )}
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
              translated={translated}
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

const parts = ['title', 'intro', 'button', 'thanks'] as const
