import { useState } from 'react'
import type { Questionnaire } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { usePanel, useText } from '../panel.ts'
import { askedQuestions, asksElsewhere, type Tried } from './asked-questions.ts'
import styles from './Preview.module.css'
import { TriedQuestion } from './TriedQuestion.tsx'

/** The questionnaire as the salesperson will see it, branching as it is answered; what is tried out is kept nowhere. */
export function Preview({ questionnaire }: { questionnaire: Questionnaire }) {
  const say = useSay()
  const text = useText()
  const { document } = usePanel()
  const [tried, setTried] = useState<Readonly<Record<string, Tried>>>({})
  const { questions } = questionnaire
  const asked = askedQuestions(questionnaire, document.questionnaires, tried)
  return (
    <div className={styles.paper}>
      <p className={styles.name}>{text(questionnaire.name)}</p>
      {questionnaire.purpose && <p className="quiet">{text(questionnaire.purpose)}</p>}
      {questions.length === 0 && <p className="quiet">{say('panel.preview.empty')}</p>}
      {asked.map((question) => (
        <div key={question.key}>
          {question.when && asksElsewhere(question.when, questionnaire) && (
            <p className={styles.branch}>{say('panel.preview.branch')}</p>
          )}
          <TriedQuestion
            question={question}
            value={tried[question.key]}
            onChange={(value) => setTried((before) => without(before, question.key, value))}
          />
        </div>
      ))}
      {asked.length < questions.length && (
        <p role="status" className="quiet">
          {say('panel.preview.more', { count: questions.length - asked.length })}
        </p>
      )}
    </div>
  )
}

/** The answers with this one changed; undefined takes it out. */
function without(tried: Readonly<Record<string, Tried>>, key: string, value: Tried | undefined) {
  const { [key]: _, ...rest } = tried
  return value === undefined ? rest : { ...rest, [key]: value }
}
