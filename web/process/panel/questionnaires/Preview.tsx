import { Checkbox, Radio, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Question, Questionnaire } from '../../../../contract/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useSession } from '../../../platform/session.ts'
import { DateField } from '../../../ui/DateField.tsx'
import { useText } from '../panel.ts'
import styles from './Preview.module.css'

/** The questionnaire as the salesperson will see it; what is tried out here is kept nowhere. */
export function Preview({ questionnaire }: { questionnaire: Questionnaire }) {
  const say = useSay()
  const text = useText()
  return (
    <div className={styles.paper}>
      <p className={styles.name}>{text(questionnaire.name)}</p>
      {questionnaire.purpose && <p className="quiet">{text(questionnaire.purpose)}</p>}
      {questionnaire.questions.length === 0 && <p className="quiet">{say('panel.preview.empty')}</p>}
      {questionnaire.questions.map((question) => (
        <div key={question.key}>
          {question.when && <p className={styles.branch}>{say('panel.preview.branch')}</p>}
          <Asked question={question} />
        </div>
      ))}
    </div>
  )
}

function Asked({ question }: { question: Question }) {
  const say = useSay()
  const text = useText()
  const { currency } = useSession().workspace
  const [day, setDay] = useState<string | null>(null)
  const label = text(question.name)
  const common = {
    label,
    description: text(question.help) || undefined,
    withAsterisk: question.required,
  }
  const options = (question.options ?? []).map(({ key, name }) => ({ value: key, label: text(name) }))
  if (question.type === 'choice' && options.length > 6) return <Select {...common} data={options} />
  if (question.type === 'choice' || question.type === 'yes_no') {
    const answers =
      question.type === 'choice'
        ? options
        : (['yes', 'no'] as const).map((value) => ({ value, label: say(`common.${value}`) }))
    return (
      <Radio.Group {...common}>
        {answers.map((answer) => (
          <Radio key={answer.value} mt={6} {...answer} />
        ))}
      </Radio.Group>
    )
  }
  if (question.type === 'choices')
    return (
      <Checkbox.Group {...common}>
        {options.map((option) => (
          <Checkbox key={option.value} mt={6} {...option} />
        ))}
      </Checkbox.Group>
    )
  if (question.type === 'text') return <Textarea {...common} autosize minRows={2} />
  if (question.type === 'date')
    return <DateField label={label} value={day} onChange={setDay} description={common.description ?? ''} />
  if (question.type === 'person')
    return <Select {...common} data={[]} placeholder={say('panel.preview.person')} />
  return (
    <TextInput
      {...common}
      inputMode="decimal"
      rightSection={question.type === 'money' && currency}
      rightSectionWidth={48}
    />
  )
}
