import { Textarea, type TextareaProps, TextInput } from '@mantine/core'
import { languages } from '../../contract/text.ts'
import { directionOf } from '../platform/i18n.tsx'
import { useSession } from '../platform/session.ts'
import { languageNames } from '../team/settings/LookChoices.tsx'
import { takeFocus } from '../ui/take-focus.ts'
import type { Written } from './field-draft.ts'
import styles from './OwnFieldsPage.module.css'

interface WrittenFieldProps {
  label: string
  value: Written
  onChange: (value: Written) => void
  description?: string
  error?: string | undefined
  /** Also in the other languages, beneath. */
  translated?: boolean
  labelHidden?: boolean
  focused?: boolean
  /** Several sentences: the box grows with them. */
  long?: boolean
}

/** A text in the company's language and, where it is asked for, in the others. */
export function WrittenField(props: WrittenFieldProps) {
  const { label, value, onChange, description, error, translated, labelHidden, focused, long } = props
  const main = useSession().workspace.language
  const named = (suffix = '') => (labelHidden || suffix ? { 'aria-label': label + suffix } : { label })
  const Box = long ? LongBox : TextInput
  return (
    <div>
      <Box
        {...named()}
        {...(description && { description })}
        error={error}
        lang={main}
        dir={directionOf(main)}
        value={value[main] ?? ''}
        maxLength={long ? 2_000 : 200}
        {...(focused && { ref: takeFocus })}
        onChange={(event: Typed) => onChange({ ...value, [main]: event.currentTarget.value })}
      />
      {translated &&
        languages
          .filter((language) => language !== main)
          .map((language) => (
            <Box
              key={language}
              {...named(` (${languageNames[language]})`)}
              className={styles.translation}
              leftSection={<span lang="en">{language}</span>}
              lang={language}
              dir={directionOf(language)}
              value={value[language] ?? ''}
              maxLength={long ? 2_000 : 200}
              onChange={(event: Typed) => onChange({ ...value, [language]: event.currentTarget.value })}
            />
          ))}
    </div>
  )
}

type Typed = { currentTarget: { value: string } }

function LongBox(props: TextareaProps) {
  return <Textarea autosize minRows={2} {...props} />
}
