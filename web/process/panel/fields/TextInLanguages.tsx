import type { Text } from '../../../../contract/text.ts'
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
  const written = (language: typeof main) => (text: string) => onChange(withText(value, language, main, text))
  // Whoever wrote only in another language need not write in the main one.
  const needed = required && (typeof value !== 'object' || Object.keys(value).length === 1)
  return (
    <div className={styles.texts}>
      <LineField
        {...field}
        lang={main}
        dir={directionOf(main)}
        value={ownText(value, main, main)}
        onChange={written(main)}
        required={(needed && ownText(value, main, main) !== '') ?? false}
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
            value={ownText(value, beside, main)}
            onChange={written(beside)}
            required={(needed && ownText(value, beside, main) !== '') ?? false}
            placeholder={fallbackText(value, beside) || undefined}
          />
        </div>
      )}
    </div>
  )
}
