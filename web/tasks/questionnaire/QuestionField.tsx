import { Button } from '@mantine/core'
import { useEffect, useId, useRef } from 'react'
import type { AnswerValue } from '../../../contract/process/questionnaires.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { type KeyMap, useKeys } from '../../platform/keyboard/keys.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { Choices } from './Choices.tsx'
import { DayAnswer } from './DayAnswer.tsx'
import { PersonField } from './PersonField.tsx'
import type { Question } from './questionnaire-queries.ts'
import styles from './TaskQuestionnaire.module.css'
import { TypedField } from './TypedField.tsx'

export interface QuestionFieldProps {
  question: Question
  currency: string
  people: readonly { id: string; name: string }[]
  /** The reader came here by answering: the focus goes along. */
  focusFirst: boolean
  /** Keeps the answer and stays. */
  onSave: (value: AnswerValue | null) => void
  /** Keeps the answer and goes on. */
  onAnswer: (value: AnswerValue | null) => void
  onNext: () => void
}

/** The question that is being answered: its number keys choose, Enter goes on. */
export function QuestionField(props: QuestionFieldProps) {
  const { question, focusFirst, onNext } = props
  const say = useSay()
  const { language } = useReader()
  const id = useId()
  const part = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!focusFirst) return
    const first = part.current?.querySelector<HTMLElement>('input, textarea, [data-option]')
    first?.focus({ preventScroll: true })
    part.current?.scrollIntoView({ block: 'nearest' })
  }, [focusFirst])
  useKeys(digits(choose))
  const help = question.help ? textIn(question.help, language) : null

  return (
    <div
      ref={part}
      className={styles.field}
      role="group"
      aria-labelledby={`${id}-name`}
      aria-describedby={help ? `${id}-help` : undefined}
    >
      <p id={`${id}-name`} className={styles.name}>
        {textIn(question.name, language)}
        {!question.required && <span className={styles.optional}> {say('questionnaires.optional')}</span>}
      </p>
      {help && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
      {field()}
    </div>
  )

  function field() {
    switch (question.type) {
      case 'choice':
      case 'yes_no':
      case 'choices':
        return <Choices {...props} next={next()} />
      case 'person':
        return <PersonField {...props} next={next()} />
      case 'date':
        return <DayAnswer {...props} next={next()} />
      default:
        return <TypedField {...props} next={next()} />
    }
  }

  /** What is optional may be passed over; what is answered may be left as it is. */
  function next() {
    if (question.required && question.answer === null) return null
    return (
      <Button variant="subtle" color="gray" size="compact-sm" onClick={onNext}>
        {say(question.answer === null ? 'questionnaires.skip' : 'questionnaires.next')}
      </Button>
    )
  }

  function choose(place: number): boolean {
    const option = part.current?.querySelectorAll<HTMLElement>('[data-option]')[place]
    option?.click()
    return option !== undefined
  }
}

/** 1 to 9, on a keyboard that writes Persian digits too. */
function digits(choose: (place: number) => boolean): KeyMap {
  const places = Array.from({ length: 9 }, (_, place) => place)
  return Object.fromEntries(
    places.flatMap((place) =>
      [`${place + 1}`, `digit${place + 1}`].map((key) => [key, () => choose(place)] as const),
    ),
  )
}
