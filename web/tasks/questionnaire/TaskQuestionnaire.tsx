import type { ReactNode } from 'react'
import type { TaskQuestionnaire as Questionnaire } from '../../../contract/process/questionnaires.ts'
import { completeTask } from '../../../contract/tasks/tasks.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Refused } from '../../platform/refused.ts'
import { ErrorState, SkeletonRows } from '../../ui/feedback/states.tsx'
import { MayButton } from '../../ui/MayButton.tsx'
import { touchedByTask } from '../task-queries.ts'
import { Questions } from './Questions.tsx'
import { useAnswering, useTaskQuestionnaire } from './questionnaire-queries.ts'
import styles from './TaskQuestionnaire.module.css'

interface TaskQuestionnaireProps {
  taskId: string
  /** What stands here for a task whose process has no questions for it. */
  children?: ReactNode
}

/** The questions of a task, one after another, kept as they are answered; then the task is done. */
export function TaskQuestionnaire({ taskId, children }: TaskQuestionnaireProps) {
  const questionnaire = useTaskQuestionnaire(taskId)
  if (questionnaire.data) return <OfTask questionnaire={questionnaire.data} />
  if (questionnaire.error instanceof Refused && questionnaire.error.code === 'not_found') return children
  if (questionnaire.error)
    return <ErrorState error={questionnaire.error} onRetry={() => void questionnaire.refetch()} />
  return <SkeletonRows rows={4} columns={1} />
}

function OfTask({ questionnaire }: { questionnaire: Questionnaire }) {
  const say = useSay()
  const answering = useAnswering(questionnaire.taskId)
  const complete = useAct(completeTask, { touches: touchedByTask })
  const mayAnswer = questionnaire.can.answer === true
  return (
    <Questions
      questionnaire={questionnaire}
      mayAnswer={mayAnswer}
      answering={{ ...answering, error: answering.error ?? complete.error }}
    >
      {questionnaire.taskState === 'open' && mayAnswer && (
        <>
          <MayButton
            may={questionnaire.can.complete}
            variant={questionnaire.can.complete === true ? 'filled' : 'default'}
            loading={complete.isPending}
            onClick={() =>
              complete.mutate({
                params: { id: questionnaire.taskId },
                ifMatch: questionnaire.version,
                body: {},
              })
            }
          >
            {say('questionnaires.done')}
          </MayButton>
          <span className={styles.kept} role="status">
            {say(answering.saving ? 'questionnaires.saving' : 'questionnaires.kept')}
          </span>
        </>
      )}
    </Questions>
  )
}
