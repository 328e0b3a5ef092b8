import { Textarea } from '@mantine/core'
import type { Language, Text } from '../../../contract/text.ts'
import { directionOf } from '../../platform/i18n.tsx'
import { withWords, wordsIn } from './script-edit.ts'

interface WordsFieldProps {
  label: string
  /** What becomes of it, under the label. */
  why?: string
  text: Text | undefined
  language: Language
  onChange: (text: Text) => void
  rows?: number
}

/** A text of the script in the language that is being written. */
export function WordsField({ label, why, text, language, onChange, rows = 1 }: WordsFieldProps) {
  const { own, instead } = wordsIn(text, language)
  return (
    <Textarea
      label={label}
      description={why}
      value={own}
      placeholder={instead}
      onChange={(event) => onChange(withWords(text, language, event.currentTarget.value))}
      autosize
      minRows={rows}
      maxRows={10}
      maxLength={2_000}
      dir={directionOf(language)}
      lang={language}
    />
  )
}
