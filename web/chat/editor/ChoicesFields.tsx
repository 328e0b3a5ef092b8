import { Button } from '@mantine/core'
import { keyOfName } from '../../../contract/key-of-name.ts'
import { useSay } from '../../platform/i18n.tsx'
import styles from './Editor.module.css'
import { SceneSelect } from './SceneSelect.tsx'
import type { StepFieldsProps } from './StepFields.tsx'
import type { Ask } from './script-edit.ts'
import { WordsField } from './WordsField.tsx'

/** What can be chosen, and where each choice leads. */
export function ChoicesFields({ step, script, language, onChange }: StepFieldsProps<Ask>) {
  const say = useSay()
  const choices = step.choices ?? []
  const put = (next: Ask['choices']) => onChange({ ...step, choices: next })
  return (
    <>
      {choices.map((choice, at) => (
        <div key={choice.key} className={styles.branch}>
          <WordsField
            label={say('chat.choice', { number: at + 1 })}
            text={choice.label}
            language={language}
            onChange={(label) => put(choices.with(at, { ...choice, label }))}
          />
          <SceneSelect
            label={say('chat.to')}
            script={script}
            value={choice.to}
            none={say('chat.to.below')}
            onChange={(to) => put(choices.with(at, { ...choice, to }))}
          />
          <Button variant="subtle" size="compact-sm" onClick={() => put(choices.toSpliced(at, 1))}>
            {say('chat.remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() =>
            put([
              ...choices,
              {
                key: keyOfName(
                  'choice',
                  choices.map(({ key }) => key),
                  'choice',
                ),
                label: '…',
              },
            ])
          }
        >
          {say('chat.add_choice')}
        </Button>
      </div>
    </>
  )
}
