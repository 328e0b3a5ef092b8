import { Checkbox, Radio, Select, Textarea, TextInput } from '@mantine/core'
import type { Question } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { readNumber } from '../../../platform/reader/numbers.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import { useSession } from '../../../platform/session.ts'
import { DateField } from '../../../ui/inputs/DateField.tsx'
import { useText } from '../panel.ts'
import type { Tried } from './asked-questions.ts'

interface TriedQuestionProps {
  question: Question
  value: Tried | undefined
  onChange: (value: Tried | undefined) => void
}

/** One question to be tried out. */
export function TriedQuestion({ question, value, onChange }: TriedQuestionProps) {
  const say = useSay()
  const text = useText()
  const reader = useReader()
  const { currency } = useSession().workspace
  const { type } = question
  const common = {
    label: text(question.name),
    description: text(question.help) || undefined,
    withAsterisk: question.required,
  }
  const options = (question.options ?? []).map(({ key, name }) => ({ value: key, label: text(name) }))
  const word = typeof value === 'string' ? value : null
  if (type === 'choice' && options.length > 6)
    return <Select {...common} data={options} value={word} onChange={(key) => onChange(key ?? undefined)} />
  if (type === 'choice')
    return (
      <Radio.Group {...common} value={word} onChange={onChange}>
        {options.map((answer) => (
          <Radio key={answer.value} mt={6} {...answer} />
        ))}
      </Radio.Group>
    )
  if (type === 'yes_no')
    return (
      <Radio.Group
        {...common}
        value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
        onChange={(answer) => onChange(answer === 'yes')}
      >
        {(['yes', 'no'] as const).map((answer) => (
          <Radio key={answer} mt={6} value={answer} label={say(`common.${answer}`)} />
        ))}
      </Radio.Group>
    )
  if (type === 'choices')
    return (
      <Checkbox.Group {...common} value={Array.isArray(value) ? value : []} onChange={onChange}>
        {options.map((option) => (
          <Checkbox key={option.value} mt={6} {...option} />
        ))}
      </Checkbox.Group>
    )
  if (type === 'text')
    return (
      <Textarea
        {...common}
        value={word ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
        autosize
        minRows={2}
      />
    )
  if (type === 'date')
    return (
      <DateField
        label={common.label}
        value={word}
        onChange={(day) => onChange(day ?? undefined)}
        description={common.description ?? ''}
      />
    )
  if (type === 'person') return <Select {...common} data={[]} placeholder={say('panel.preview.person')} />
  return (
    <TextInput
      {...common}
      inputMode="decimal"
      onChange={(event) => onChange(readNumber(event.currentTarget.value.trim(), reader) ?? undefined)}
      rightSection={type === 'money' && currency}
      rightSectionWidth={48}
    />
  )
}
