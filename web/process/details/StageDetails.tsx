import type { ProcessDocument, Stage } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { ConditionWords } from '../conditions/ConditionWords.tsx'
import { useFieldNames } from './field-names.ts'
import styles from './StageDetails.module.css'
import { StageFacts } from './StageFacts.tsx'
import { TaskDetails } from './TaskDetails.tsx'

/** A stage in words: what is true when it is over, its figures, its tasks, what it asks for, where one may go from it. */
export function StageDetails(props: { document: ProcessDocument; place: number; wide?: boolean }) {
  const { document, place, wide = false } = props
  const say = useSay()
  const { language } = useReader()
  const fieldName = useFieldNames()
  const stage = document.stages[place] as Stage
  const { requiredFields, exitCriteria } = stage
  return (
    <>
      {stage.purpose && <p className={styles.purpose}>{textIn(stage.purpose, language)}</p>}
      <div className={styles.parts} data-wide={wide || undefined}>
        <StageFacts document={document} place={place} />
        <section>
          <h3 className={styles.title}>{say('process.tasks')}</h3>
          {stage.tasks.length === 0 ? (
            <p className="quiet">{say('process.tasks.none')}</p>
          ) : (
            <ul className={styles.list}>
              {stage.tasks.map((task) => (
                <TaskDetails key={task.key} task={task} stage={stage} document={document} />
              ))}
            </ul>
          )}
        </section>
        <section>
          <h3 className={styles.title}>{say('process.gate')}</h3>
          {requiredFields.length + exitCriteria.length === 0 ? (
            <p className="quiet">{say('process.gate.none')}</p>
          ) : (
            <ul className={styles.list}>
              {requiredFields.map((field) => (
                <li key={field}>{say('process.gate.field', { field: fieldName(field) })}</li>
              ))}
              {exitCriteria.map(({ key, name, condition }) => (
                <li key={key}>
                  {textIn(name, language)}
                  <div className={styles.condition}>
                    <ConditionWords condition={condition} documents={[document]} withText />
                  </div>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </>
  )
}
