import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { ChatScript, ChatStep } from '../../../contract/chat/script.ts'
import { type Language, textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import styles from './Editor.module.css'
import { SceneSelect } from './SceneSelect.tsx'
import type { StepFieldsProps } from './StepFields.tsx'
import { type Ask, asksOf, newStep, readSimple, type Simple, writeSimple } from './script-edit.ts'

type Check = Extract<ChatStep, { kind: 'check' }>

/** Answers compared, and where the first that holds leads. What is more than one comparison is written as a condition. */
export function CheckFields({ step, script, language, onChange }: StepFieldsProps<Check>) {
  const say = useSay()
  const put = (cases: Check['cases']) => onChange({ ...step, cases })
  return (
    <>
      {step.cases.map((one, at) => (
        <div key={at} className={styles.branch}>
          <WhenField
            when={one.when}
            script={script}
            language={language}
            onChange={(when) => put(step.cases.with(at, { ...one, when }))}
          />
          <SceneSelect
            label={say('chat.to')}
            script={script}
            value={one.to}
            onChange={(to) => to && put(step.cases.with(at, { ...one, to }))}
          />
          {step.cases.length > 1 && (
            <Button variant="subtle" size="compact-sm" onClick={() => put(step.cases.toSpliced(at, 1))}>
              {say('chat.remove')}
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => put([...step.cases, ...(newStep('check', script, '') as Check).cases])}
        >
          {say('chat.add_case')}
        </Button>
      </div>
    </>
  )
}

interface WhenFieldProps {
  when: string
  script: ChatScript
  language: Language
  onChange: (when: string) => void
}

function WhenField({ when, script, language, onChange }: WhenFieldProps) {
  const say = useSay()
  const asks = asksOf(script)
  const simple = readSimple(when)
  const asked = simple && asks.find(({ key }) => key === simple.question)
  if (!simple || !asked)
    return (
      <TextInput
        label={say('chat.when')}
        value={when}
        onChange={(event) => onChange(event.currentTarget.value)}
        dir="ltr"
      />
    )
  const put = (edit: Partial<Simple>) => onChange(writeSimple({ ...simple, ...edit }, asks))
  return (
    <div className={styles.when}>
      <NativeSelect
        label={say('chat.when')}
        value={simple.question}
        onChange={(event) => put({ question: event.currentTarget.value, value: '' })}
        data={asks.map(({ key, text }) => ({ value: key, label: textIn(text, language) }))}
      />
      <NativeSelect
        aria-label={say('chat.compared')}
        value={simple.operator}
        onChange={(event) => put({ operator: event.currentTarget.value as Simple['operator'] })}
        data={(asked.answer === 'number' ? (['==', '>=', '<='] as const) : (['==', '!='] as const)).map(
          (value) => ({ value, label: say(`chat.compared.${nameOf[value]}`) }),
        )}
      />
      <ValueField
        asked={asked}
        value={simple.value}
        language={language}
        onChange={(value) => put({ value })}
      />
    </div>
  )
}

const nameOf = { '==': 'is', '!=': 'is_not', '>=': 'at_least', '<=': 'at_most' } as const

interface ValueFieldProps {
  asked: Ask
  value: string
  language: Language
  onChange: (value: string) => void
}

function ValueField({ asked, value, language, onChange }: ValueFieldProps) {
  const say = useSay()
  const label = say('chat.value')
  const options =
    asked.answer === 'yes_no'
      ? [
          { value: 'true', label: say('chat.yes') },
          { value: 'false', label: say('chat.no') },
        ]
      : asked.answer === 'choice'
        ? [
            { value: '', label: '…' },
            ...(asked.choices ?? []).map((one) => ({ value: one.key, label: textIn(one.label, language) })),
          ]
        : null
  return options ? (
    <NativeSelect
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={options}
    />
  ) : (
    <TextInput
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      dir="auto"
    />
  )
}
