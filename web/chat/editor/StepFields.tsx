import { Checkbox, NativeSelect, NumberInput } from '@mantine/core'
import { type ChatScript, type ChatStep, chatAnswerKinds, chatFills } from '../../../contract/chat/script.ts'
import { type Language, textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { CheckFields } from './CheckFields.tsx'
import { ChoicesFields } from './ChoicesFields.tsx'
import styles from './Editor.module.css'
import { SceneSelect } from './SceneSelect.tsx'
import { WordsField } from './WordsField.tsx'

export interface StepFieldsProps<Step extends ChatStep = ChatStep> {
  step: Step
  script: ChatScript
  language: Language
  onChange: (step: ChatStep) => void
}

/** What can be set of a step, by its kind. */
export function StepFields(given: StepFieldsProps) {
  const say = useSay()
  const { step, script, language, onChange } = given
  const words = (label: string) =>
    'text' in step && (
      <WordsField
        label={label}
        text={step.text}
        language={language}
        onChange={(text) => onChange({ ...step, text })}
        rows={2}
      />
    )
  switch (step.kind) {
    case 'say':
    case 'end':
      return words(say('chat.words'))
    case 'ask':
      return (
        <>
          {words(say('chat.question'))}
          <div className={styles.fields}>
            <NativeSelect
              label={say('chat.answer')}
              value={step.answer}
              onChange={(event) => onChange({ ...step, answer: event.currentTarget.value as never })}
              data={chatAnswerKinds.map((kind) => ({ value: kind, label: say(`chat.answer.${kind}`) }))}
            />
            <NativeSelect
              label={say('chat.fills')}
              value={step.fills ?? ''}
              onChange={(event) =>
                onChange({ ...step, fills: (event.currentTarget.value || undefined) as never })
              }
              data={[
                { value: '', label: say('chat.fills.none') },
                ...chatFills.map((fill) => ({ value: fill, label: say(`chat.fills.${fill}`) })),
              ]}
            />
          </div>
          <Checkbox
            label={say('chat.optional')}
            checked={step.optional ?? false}
            onChange={(event) => onChange({ ...step, optional: event.currentTarget.checked })}
          />
          {step.answer === 'choice' && <ChoicesFields {...given} step={step} />}
        </>
      )
    case 'check':
      return <CheckFields {...given} step={step} />
    case 'show':
      return (
        <NativeSelect
          label={say('chat.presentation')}
          value={step.presentation}
          onChange={(event) => onChange({ ...step, presentation: event.currentTarget.value })}
          data={script.presentations.map(({ key, title }) => ({
            value: key,
            label: textIn(title, language),
          }))}
        />
      )
    case 'jump':
      return (
        <SceneSelect
          label={say('chat.to')}
          script={script}
          value={step.to}
          onChange={(to) => to && onChange({ ...step, to })}
        />
      )
    case 'hand_over':
      return (
        <>
          {words(say('chat.words'))}
          <WordsField
            label={say('chat.away')}
            text={step.away}
            language={language}
            onChange={(away) => onChange({ ...step, away })}
            rows={2}
          />
        </>
      )
    case 'book':
      return (
        <>
          {words(say('chat.question'))}
          <div className={styles.fields}>
            <NumberInput
              label={say('chat.minutes')}
              value={step.minutes}
              min={10}
              max={240}
              onChange={(minutes) => onChange({ ...step, minutes: Number(minutes) || 30 })}
            />
            <NumberInput
              label={say('chat.days')}
              value={step.days}
              min={1}
              max={14}
              onChange={(days) => onChange({ ...step, days: Number(days) || 5 })}
            />
          </div>
        </>
      )
  }
}
