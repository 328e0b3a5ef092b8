import { Button, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import type { AnswerValue } from '../../../contract/process/questionnaires.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatNumber, readAmount, readNumber, writeAmount } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import type { QuestionFieldProps } from './QuestionField.tsx'
import styles from './TaskQuestionnaire.module.css'

/** How long a pause in typing is before what was typed is kept. */
const pauseMs = 1_200

/** A text, a number or an amount, kept in every pause, and when the question is left however it is left. */
export function TypedField({
  question,
  currency,
  onSave,
  onAnswer,
  onNext,
  next,
}: QuestionFieldProps & { next: ReactNode }) {
  const say = useSay()
  const reader = useReader()
  const [typed, setTyped] = useState(written)
  const [kept, setKept] = useState(typed)
  const read = valueOf(typed)
  const unreadable = read === undefined
  const dirty = typed !== kept && !unreadable
  const keep = useEffectEvent(() => {
    if (!dirty) return
    setKept(typed)
    onSave(read)
  })
  useEffect(() => {
    if (!dirty) return undefined
    const pause = setTimeout(() => keep(), pauseMs)
    return () => clearTimeout(pause)
  }, [typed, dirty])
  useEffect(() => () => keep(), [])

  const common = {
    'aria-label': textIn(question.name, reader.language),
    value: typed,
    error: unreadable ? say('questionnaires.no_number') : undefined,
  }
  return (
    <form
      className={styles.typed}
      onSubmit={(event) => {
        event.preventDefault()
        if (unreadable || (read === null && question.required)) return
        setKept(typed)
        if (dirty) onAnswer(read)
        else onNext()
      }}
    >
      {question.type === 'text' ? (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={12}
          maxLength={5_000}
          dir="auto"
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
        />
      ) : (
        <TextInput
          {...common}
          inputMode="decimal"
          autoComplete="off"
          className={styles.number}
          {...(question.type === 'money' && {
            rightSection: <bdi dir="ltr">{currency}</bdi>,
            rightSectionWidth: 52,
          })}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <div className={styles.buttons}>
        <Button type="submit" size="compact-sm" disabled={unreadable || (read === null && question.required)}>
          {say('questionnaires.next')}
        </Button>
        {read === null && next}
        {question.type === 'text' && <span className={styles.hint}>{say('questionnaires.enter')}</span>}
      </div>
    </form>
  )

  function written(): string {
    const value = question.answer?.value
    if (typeof value === 'string') return value
    if (typeof value === 'number') return formatNumber(value, reader, { maximumFractionDigits: 6 })
    if (typeof value !== 'object' || Array.isArray(value)) return ''
    return writeAmount(value, reader)
  }

  /** Null while there is nothing; undefined while it is no number. */
  function valueOf(text: string): AnswerValue | null | undefined {
    if (text.trim() === '') return null
    if (question.type === 'text') return text
    if (question.type === 'number') return readNumber(text.trim(), reader) ?? undefined
    const amount = readAmount(text.trim(), currency, reader)
    return amount === null || amount < 0 ? undefined : { amount, currency }
  }
}
