import { useState } from 'react'
import { keyOfName } from '../../../../contract/key-of-name.ts'
import type { Question, Questionnaire } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { replaced } from '../edits/parts.ts'
import { usesOfQuestion } from '../edits/uses-of.ts'
import { AddLine } from '../fields/AddLine.tsx'
import { ItemList } from '../fields/ItemList.tsx'
import { usePanel, useText } from '../panel.ts'
import { useUsedWords } from '../use-used-words.ts'
import { QuestionFields } from './QuestionFields.tsx'
import styles from './Questions.module.css'

interface QuestionsProps {
  questionnaire: Questionnaire
  /** `questionnaires.0.questions` */
  path: string
  onChange: (questions: Question[], step: string) => void
}

/** The questions in their order, one of them open at a time. */
export function Questions({ questionnaire, path, onChange }: QuestionsProps) {
  const say = useSay()
  const text = useText()
  const usedWords = useUsedWords()
  const { document } = usePanel()
  const [open, setOpen] = useState<string | null>(null)
  const { questions } = questionnaire
  const step = say('panel.questions')
  return (
    <>
      <ItemList
        label={step}
        items={questions}
        nameOf={({ name }) => text(name)}
        onMove={(next) => onChange(next, step)}
        mayRemove={({ key }) => usedWords(usesOfQuestion(document, questionnaire.key, key))}
        onRemove={({ key }) =>
          onChange(
            questions.filter((one) => one.key !== key),
            step,
          )
        }
      >
        {(question, at) => (
          <>
            <button
              type="button"
              className={styles.question}
              aria-expanded={open === question.key}
              onClick={() => setOpen(open === question.key ? null : question.key)}
            >
              {text(question.name)}
              <span className={styles.type}>
                {say(`panel.question.type.${question.type}`)}
                {!question.required && ` · ${say('process.task.optional')}`}
                {question.when && ` · ${say('panel.question.sometimes')}`}
              </span>
            </button>
            {open === question.key && (
              <QuestionFields
                question={question}
                questionnaire={questionnaire}
                path={`${path}.${at}`}
                onChange={(next) =>
                  onChange(
                    replaced(questions, question.key, () => next),
                    step,
                  )
                }
              />
            )}
          </>
        )}
      </ItemList>
      <AddLine
        label={say('panel.question.add')}
        onAdd={(name) => {
          const key = keyOfName(
            name,
            questions.map((one) => one.key),
            'question',
          )
          onChange([...questions, { key, name, type: 'text', required: true }], step)
          setOpen(key)
        }}
      />
    </>
  )
}
