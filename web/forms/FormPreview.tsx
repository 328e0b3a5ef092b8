import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { FormShown } from '../../contract/forms.ts'
import { type Language, languages } from '../../contract/text.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { languageNames } from '../team/settings/LookChoices.tsx'
import styles from './FormPage.module.css'

/** The page itself, as it was saved last: what visitors see is what stands here. */
export function FormPreview({ form, changed }: { form: FormShown; changed: boolean }) {
  const say = useSay()
  const reader = useReader()
  const [language, setLanguage] = useState<Language>(reader.language)
  const { pathname, search } = new URL(form.previewUrl)
  return (
    <aside className={styles.preview} aria-label={say('forms.preview')}>
      <div className={styles.previewHead}>
        <h2>{say('forms.preview')}</h2>
        {changed && <span className="quiet">{say('forms.preview.saved')}</span>}
        <NativeSelect
          aria-label={say('forms.preview.language')}
          value={language}
          data={languages.map((one) => ({ value: one, label: languageNames[one] }))}
          onChange={(event) => setLanguage(event.currentTarget.value as Language)}
        />
      </div>
      <iframe
        key={form.version}
        className={styles.frame}
        title={say('forms.preview')}
        src={`${pathname}${search}&lang=${language}&embed=1`}
      />
    </aside>
  )
}
