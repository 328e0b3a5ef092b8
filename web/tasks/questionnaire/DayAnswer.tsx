import type { ReactNode } from 'react'
import { textIn } from '../../../contract/text.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { DateField } from '../../ui/inputs/DateField.tsx'
import type { QuestionFieldProps } from './QuestionField.tsx'
import styles from './TaskQuestionnaire.module.css'

/** A day in the reader's calendar. It is kept as it is picked; going on is a press more, since days are typed in parts. */
export function DayAnswer({ question, onSave, next }: QuestionFieldProps & { next: ReactNode }) {
  const { language } = useReader()
  return (
    <>
      <DateField
        label={textIn(question.name, language)}
        labelHidden
        value={typeof question.answer?.value === 'string' ? question.answer.value : null}
        onChange={onSave}
      />
      <div className={styles.buttons}>{next}</div>
    </>
  )
}
