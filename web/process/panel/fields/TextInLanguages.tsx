import type { Language, Text } from '../../../../contract/text.ts'
import { directionOf } from '../../../platform/i18n.tsx'
import { fallbackText, ownText, withText } from '../edits/texts.ts'
import { usePanel } from '../panel.ts'
import { LineField } from './LineField.tsx'
import { languageName } from './language-name.ts'
import styles from './TextInLanguages.module.css'

interface TextInLanguagesProps {
  label: string
  value: Text | undefined
  onChange: (text: Text | undefined) => void
  required?: boolean
  long?: boolean
  labelHidden?: boolean
  description?: string | undefined
  error?: string | undefined
}

/** A text of the company in its main language and, while somebody translates, in one more beneath it. */
export function TextInLanguages({ value, onChange, required, description, ...field }: TextInLanguagesProps) {
  const { main, beside } = usePanel()
  const written = (language: Language) => (text: string) => onChange(withText(value, language, main, text))
  const own = (language: Language) => ownText(value, language, main)
  return (
    <div className={styles.texts}>
      <LineField
        {...field}
        lang={main}
        dir={directionOf(main)}
        value={own(main)}
        onChange={written(main)}
        // Where it was never written, it may stay so.
        required={required === true && own(main) !== ''}
        placeholder={fallbackText(value, main) || undefined}
        description={description}
      />
      {beside && (
        <div className={styles.beside}>
          <span className={styles.language} aria-hidden="true" lang={beside}>
            {beside}
          </span>
          <LineField
            {...field}
            labelHidden
            label={`${field.label} (${languageName(beside)})`}
            error={undefined}
            lang={beside}
            dir={directionOf(beside)}
            value={own(beside)}
            onChange={written(beside)}
            // A translation may go; the last text of all may not.
            required={required === true && own(main) === '' && own(beside) !== ''}
            placeholder={fallbackText(value, beside) || undefined}
          />
        </div>
      )}
    </div>
  )
}
