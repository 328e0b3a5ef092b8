import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { AnswerValue } from '../../../contract/process/questionnaires.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatNumber } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { Icon } from '../../ui/icons.tsx'
import type { QuestionFieldProps } from './QuestionField.tsx'
import styles from './TaskQuestionnaire.module.css'

/** Options as rows one can press; a single choice goes on by itself, several are finished with a button. */
export function Choices({
  question,
  onSave,
  onAnswer,
  onNext,
  next,
}: QuestionFieldProps & { next: ReactNode }) {
  const say = useSay()
  const reader = useReader()
  const several = question.type === 'choices'
  const [chosen, setChosen] = useState<readonly string[]>(keysOf(question.answer?.value))
  const options =
    question.type === 'yes_no'
      ? ['yes', 'no'].map((key) => ({ key, name: say(`questionnaires.${key}`) }))
      : (question.options ?? []).map(({ key, name }) => ({ key, name: textIn(name, reader.language) }))

  return (
    <>
      <div className={styles.options}>
        {options.map(({ key, name }, place) => (
          <button
            key={key}
            type="button"
            data-option
            className={styles.option}
            aria-pressed={chosen.includes(key)}
            onClick={() => press(key)}
          >
            <span className={styles.box} data-several={several || undefined} aria-hidden="true">
              {chosen.includes(key) && <Icon name="check" size={12} />}
            </span>
            <bdi>{name}</bdi>
            {place < 9 && (
              <kbd className={styles.digit} aria-hidden="true">
                {formatNumber(place + 1, reader)}
              </kbd>
            )}
          </button>
        ))}
      </div>
      <div className={styles.buttons}>
        {several ? (
          <Button size="compact-sm" disabled={question.required && chosen.length === 0} onClick={onNext}>
            {say('questionnaires.next')}
          </Button>
        ) : (
          next
        )}
      </div>
    </>
  )

  function press(key: string): void {
    if (several) {
      const all = chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]
      setChosen(all)
      onSave(all.length === 0 ? null : [...all])
      return
    }
    setChosen([key])
    onAnswer(question.type === 'yes_no' ? key === 'yes' : key)
  }
}

function keysOf(value: AnswerValue | undefined): readonly string[] {
  if (typeof value === 'boolean') return [value ? 'yes' : 'no']
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value : []
}
