import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { TaskQuestionnaire as Questionnaire } from '../../../contract/process/questionnaires.ts'
import { completeTask } from '../../../contract/tasks/tasks.ts'
import { textIn } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader.ts'
import { Refused } from '../../platform/refused.ts'
import { Icon } from '../../ui/icons.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { MayButton } from '../../ui/MayButton.tsx'
import { ErrorState, SkeletonRows } from '../../ui/states.tsx'
import { touchedByTask } from '../task-queries.ts'
import { AnswerText } from './AnswerText.tsx'
import { QuestionField } from './QuestionField.tsx'
import { type Question, useAnswering, useTaskQuestionnaire } from './questionnaire-queries.ts'
import styles from './TaskQuestionnaire.module.css'

interface TaskQuestionnaireProps {
  taskId: string
  /** What stands here for a task whose process has no questions for it. */
  children?: ReactNode
}

/** The questions of a task, one after another, kept as they are answered; then the task is done. */
export function TaskQuestionnaire({ taskId, children }: TaskQuestionnaireProps) {
  const questionnaire = useTaskQuestionnaire(taskId)
  if (questionnaire.data) return <Questions questionnaire={questionnaire.data} />
  if (questionnaire.error instanceof Refused && questionnaire.error.code === 'not_found') return children
  if (questionnaire.error)
    return <ErrorState error={questionnaire.error} onRetry={() => void questionnaire.refetch()} />
  return <SkeletonRows rows={4} columns={1} />
}

function Questions({ questionnaire }: { questionnaire: Questionnaire }) {
  const say = useSay()
  const { language } = useReader()
  const answering = useAnswering(questionnaire.taskId)
  const complete = useAct(completeTask, { touches: touchedByTask })
  const asked = questionnaire.questions.filter((question) => question.asked)
  const mayAnswer = questionnaire.can.answer === true
  const [place, setPlace] = useState<Place | null>(null)
  const acted = place !== null
  const current = mayAnswer ? questionAt(place, questionnaire) : undefined
  const end = useRef<HTMLElement>(null)
  const answered = asked.filter(({ answer }) => answer !== null).length
  useEffect(() => {
    if (acted && current === undefined) end.current?.querySelector('button')?.focus()
  }, [acted, current])

  return (
    <section className={styles.part} aria-label={textIn(questionnaire.name, language)}>
      <header className={styles.head}>
        <p className={styles.purpose}>{questionnaire.purpose && textIn(questionnaire.purpose, language)}</p>
        <p className={styles.progress} role="status">
          {say('questionnaires.progress', { answered, asked: asked.length })}
          <span className={styles.rail} aria-hidden="true">
            <span style={{ inlineSize: `${asked.length === 0 ? 100 : (answered / asked.length) * 100}%` }} />
          </span>
        </p>
      </header>
      <ol className={styles.questions}>
        {asked.map((question) => (
          <li
            key={question.key}
            className={styles.question}
            data-is={question.key === current?.key ? 'current' : question.answer ? 'answered' : 'open'}
          >
            {question.key === current?.key ? (
              <QuestionField
                question={question}
                currency={questionnaire.currency}
                people={questionnaire.people}
                focusFirst={acted}
                onSave={(value) => answering.save(question.key, value)}
                onAnswer={(value) =>
                  answering.save(question.key, value, () => setPlace({ after: question.key }))
                }
                onNext={() => setPlace({ after: question.key })}
              />
            ) : (
              <Line question={question} onOpen={mayAnswer ? () => setPlace({ at: question.key }) : null} />
            )}
          </li>
        ))}
      </ol>
      <ActError error={answering.error ?? complete.error} />
      {questionnaire.taskState === 'open' && mayAnswer && (
        <footer ref={end} className={styles.foot}>
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
        </footer>
      )}
    </section>
  )
}

/** Where the reader is: at a question he opened, or past one he has answered or passed over. */
type Place = { at: string } | { after: string }

/**
 * The question to be answered now: the one opened, else the next one without an answer, else one that was passed over
 * though it is required; none at the end.
 */
function questionAt(place: Place | null, { questions, missing }: Questionnaire): Question | undefined {
  const asked = questions.filter((question) => question.asked)
  if (place && 'at' in place) {
    const opened = asked.find(({ key }) => key === place.at)
    if (opened) return opened
  }
  const from = place && 'after' in place ? questions.findIndex(({ key }) => key === place.after) + 1 : 0
  return (
    questions.slice(from).find(({ asked: isAsked, answer }) => isAsked && answer === null) ??
    asked.find(({ key }) => missing.includes(key))
  )
}

/** A question that is not being answered just now: with its answer, to be opened again. */
function Line({ question, onOpen }: { question: Question; onOpen: (() => void) | null }) {
  const say = useSay()
  const { language } = useReader()
  const words = (
    <>
      <span className={styles.mark} aria-hidden="true">
        {question.answer && <Icon name="check" size={12} />}
      </span>
      <span className={styles.asked}>
        {textIn(question.name, language)}
        {!question.required && <span className={styles.optional}> {say('questionnaires.optional')}</span>}
      </span>
      {question.answer && (
        <span className={styles.answer}>
          <AnswerText question={question} />
        </span>
      )}
    </>
  )
  if (onOpen === null) return <div className={styles.line}>{words}</div>
  return (
    <button type="button" className={styles.line} onClick={onOpen}>
      {words}
    </button>
  )
}
