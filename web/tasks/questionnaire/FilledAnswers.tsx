import type { z } from 'zod'
import type { FilledQuestionnaire } from '../../../contract/process/questionnaires.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatInstantInFull } from '../../platform/reader/dates.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { AnswerText } from './AnswerText.tsx'
import styles from './FilledAnswers.module.css'

/** What was answered, as facts to be read; by whom and when is one hover away. */
export function FilledAnswers({ questionnaire }: { questionnaire: z.infer<typeof FilledQuestionnaire> }) {
  const say = useSay()
  const reader = useReader()
  const answered = questionnaire.questions.filter(({ asked, answer }) => asked && answer !== null)
  const missing = questionnaire.missing.length
  return (
    <>
      <dl className={styles.answers}>
        {answered.map((question) => (
          <div
            key={question.key}
            className={styles.one}
            title={say('questionnaires.answered_by', {
              name: question.answer?.answeredBy?.name ?? '',
              at: question.answer ? formatInstantInFull(question.answer.answeredAt, reader) : '',
            })}
          >
            <dt>{textIn(question.name, reader.language)}</dt>
            <dd>
              <AnswerText question={question} />
            </dd>
          </div>
        ))}
      </dl>
      {missing > 0 && <p className={styles.missing}>{say('questionnaires.missing', { count: missing })}</p>}
    </>
  )
}
