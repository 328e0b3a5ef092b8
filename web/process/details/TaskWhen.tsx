import type { ProcessDocument, Stage, TaskTemplate } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { ConditionWords } from '../conditions/ConditionWords.tsx'
import { useSpanWords } from './span-words.ts'
import styles from './TaskWhen.module.css'

/** Until when a task is to be done, what it waits for, and when it is made at all. */
export function TaskWhen(props: {
  task: Pick<TaskTemplate, 'due' | 'after' | 'when'>
  stage: Stage
  document: ProcessDocument
}) {
  const { task, stage, document } = props
  const say = useSay()
  const { language } = useReader()
  const spanWords = useSpanWords()
  const before = stage.tasks
    .filter(({ key }) => task.after?.includes(key))
    .map(({ name }) => textIn(name, language))
  return (
    <>
      {task.due && (
        <span className={styles.when}>{say('process.task.within', { span: spanWords(task.due) })}</span>
      )}
      {before.length > 0 && (
        <span className={styles.when}>
          {say('process.task.after', { tasks: before.join(say('process.comma')) })}
        </span>
      )}
      {task.when && (
        <div className={styles.condition}>
          {say('process.task.only_if')}
          <ConditionWords condition={task.when} documents={[document]} withText />
        </div>
      )}
    </>
  )
}
