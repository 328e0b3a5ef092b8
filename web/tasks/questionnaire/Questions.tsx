import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { AnswerValue } from '../../../contract/process/questionnaires.ts'
import { type Text, textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Icon } from '../../ui/icons.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { AnswerText } from './AnswerText.tsx'
import { QuestionField } from './QuestionField.tsx'
import type { Question } from './questionnaire-queries.ts'
import styles from './TaskQuestionnaire.module.css'

/** A questionnaire as it is filled in, whatever it is about. */
export interface BeingFilled {
  name: Text
  purpose: Text | null
  questions: readonly Question[]
  missing: readonly string[]
  currency: string
  people: readonly { id: string; name: string }[]
}

export interface Answering {
  error: Error | null
  saving: boolean
  save: (question: string, value: AnswerValue | null, done?: () => void) => void
}

interface QuestionsProps {
  questionnaire: BeingFilled
  mayAnswer: boolean
  answering: Answering
  /** What stands beneath, such as the button that ends it; it takes the focus after the last answer. */
  children?: ReactNode
}

/** The questions one after another, kept as they are answered. */
export function Questions({ questionnaire, mayAnswer, answering, children }: QuestionsProps) {
  const say = useSay()
  const { language } = useReader()
  const asked = questionnaire.questions.filter((question) => question.asked)
  const [place, setPlace] = useState<Place | null>(null)
  const acted = place !== null
  const current = mayAnswer ? questionAt(place, questionnaire) : undefined
  const end = useRef<HTMLElement>(null)
  const answered = asked.filter(({ answer }) => answer !== null).length
  useEffect(() => {
    if (acted && current === undefined) end.current?.querySelector('button')?.focus()
  }, [acted, current])

  /** Once it is kept; whoever has gone on by himself meanwhile stays where he is. */
  const goOn = (after: string) => setPlace((now) => (now === place ? { after } : now))

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
                onAnswer={(value) => answering.save(question.key, value, () => goOn(question.key))}
                onNext={() => setPlace({ after: question.key })}
              />
            ) : (
              <Line question={question} onOpen={mayAnswer ? () => setPlace({ at: question.key }) : null} />
            )}
          </li>
        ))}
      </ol>
      <ActError error={answering.error} />
      {children && (
        <footer ref={end} className={styles.foot}>
          {children}
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
function questionAt(place: Place | null, { questions, missing }: BeingFilled): Question | undefined {
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
