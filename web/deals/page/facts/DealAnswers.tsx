import { textIn } from '../../../../contract/text.ts'
import { paths } from '../../../paths.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import { FilledAnswers } from '../../../tasks/questionnaire/FilledAnswers.tsx'
import { useDealAnswers } from '../../../tasks/questionnaire/questionnaire-queries.ts'
import { Link } from '../../../ui/Link.tsx'
import styles from './Facts.module.css'

/** What has been answered on the deal, questionnaire by questionnaire, each with the way to its task. */
export function DealAnswers({ dealId }: { dealId: string }) {
  const say = useSay()
  const { language } = useReader()
  const rows = useDealAnswers(dealId).data?.rows ?? []
  return rows.map((questionnaire) => {
    const taskId = questionnaire.questions.find(({ answer }) => answer?.taskId)?.answer?.taskId
    return (
      <section
        key={questionnaire.key}
        className={styles.part}
        aria-labelledby={`answers-${questionnaire.key}`}
      >
        <h2 id={`answers-${questionnaire.key}`} className={styles.head}>
          {textIn(questionnaire.name, language)}
        </h2>
        <FilledAnswers questionnaire={questionnaire} />
        {taskId && (
          <Link to={paths.task(taskId)} className={styles.beside}>
            {say('questionnaires.open_task')}
          </Link>
        )}
      </section>
    )
  })
}
