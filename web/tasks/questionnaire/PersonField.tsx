import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import type { QuestionFieldProps } from './QuestionField.tsx'
import styles from './TaskQuestionnaire.module.css'

/** Somebody on the deal or of its company. */
export function PersonField({ question, people, onAnswer, next }: QuestionFieldProps & { next: ReactNode }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <>
      <Select
        aria-label={textIn(question.name, language)}
        placeholder={say('questionnaires.person')}
        nothingFoundMessage={say('questionnaires.nobody')}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={typeof question.answer?.value === 'string' ? question.answer.value : null}
        onChange={onAnswer}
        searchable
        clearable={!question.required}
      />
      {people.length === 0 && <p className={styles.help}>{say('questionnaires.nobody_yet')}</p>}
      <div className={styles.buttons}>{next}</div>
    </>
  )
}
