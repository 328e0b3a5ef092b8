import type { TaskOnPage } from '../../../contract/tasks/hand-offs.ts'
import { textIn } from '../../../contract/text.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { FilledAnswers } from '../questionnaire/FilledAnswers.tsx'
import styles from './parts.module.css'

/** What the customer's people answered so far, to be read beside the work. */
export function Answers({ questionnaire }: { questionnaire: TaskOnPage['answers'][number] }) {
  const { language } = useReader()
  const id = `answers-${questionnaire.key}`
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {textIn(questionnaire.name, language)}
      </h2>
      <FilledAnswers questionnaire={questionnaire} />
    </section>
  )
}
