import { Checkbox, NativeSelect } from '@mantine/core'
import {
  type Question,
  type Questionnaire,
  type QuestionType,
  questionTypes,
} from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { ConditionField } from '../conditions/ConditionField.tsx'
import { type Changed, withFields } from '../edits/parts.ts'
import { TextInLanguages } from '../fields/TextInLanguages.tsx'
import { useFault } from '../panel.ts'
import { withType } from './edits.ts'
import { Options } from './Options.tsx'
import styles from './Questions.module.css'

interface QuestionFieldsProps {
  question: Question
  questionnaire: Questionnaire
  path: string
  onChange: (question: Question) => void
}

/** One question: its words, how it is answered, and when it is asked at all. */
export function QuestionFields({ question, questionnaire, path, onChange }: QuestionFieldsProps) {
  const say = useSay()
  const fault = useFault()
  const set = (fields: Changed<Question>) => onChange(withFields(question, fields))
  const own = `answers.${questionnaire.key}.${question.key}`
  return (
    <div className={styles.fields}>
      <TextInLanguages
        label={say('panel.question.name')}
        required
        value={question.name}
        onChange={(name) => name && set({ name })}
        error={fault(`${path}.name`) ?? fault(path, 'itself') ?? fault(`${path}.key`)}
      />
      <NativeSelect
        label={say('panel.question.type')}
        value={question.type}
        onChange={(event) => onChange(withType(question, event.currentTarget.value as QuestionType))}
        data={questionTypes.map((type) => ({ value: type, label: say(`panel.question.type.${type}`) }))}
        error={fault(`${path}.type`)}
      />
      {question.options && (
        <Options
          options={question.options}
          onChange={(options) => set({ options })}
          error={fault(`${path}.options`)}
        />
      )}
      <TextInLanguages
        label={say('panel.question.help')}
        value={question.help}
        onChange={(help) => set({ help })}
        error={fault(`${path}.help`)}
      />
      <Checkbox
        label={say('panel.question.required')}
        checked={question.required}
        onChange={(event) => set({ required: event.currentTarget.checked })}
      />
      <ConditionField
        label={say('panel.question.when')}
        value={question.when}
        onChange={(when) => set({ when })}
        empty={say('panel.question.always')}
        error={fault(`${path}.when`)}
        offers={(fact) => fact !== own}
      />
    </div>
  )
}
