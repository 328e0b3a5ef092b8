import { ActionIcon, Button } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import { useSay } from '../platform/i18n.tsx'
import { useSession } from '../platform/session.ts'
import { Icon } from '../ui/icons.tsx'
import type { FieldDraft } from './field-draft.ts'
import styles from './OwnFieldsPage.module.css'
import { WrittenField } from './WrittenField.tsx'

type Choices = FieldDraft['choices']

interface ChoicesFieldProps {
  choices: Choices
  onChange: (choices: Choices) => void
  translated: boolean
  error?: string | undefined
}

/** What one chooses from: Enter adds the next, a new one goes away, one that records may have is offered no more. */
export function ChoicesField({ choices, onChange, translated, error }: ChoicesFieldProps) {
  const say = useSay()
  const main = useSession().workspace.language
  const list = useRef<HTMLUListElement>(null)
  const shown = choices.length > 0 ? choices : [{ label: {}, retired: false }]
  return (
    <fieldset className={styles.choices}>
      <legend>{say('own_fields.choices')}</legend>
      <ul ref={list} className={styles.choiceList}>
        {shown.map((choice, at) => (
          // They are told apart by their place until they have a key.
          <li
            key={choice.key ?? `new-${at}`}
            className={styles.choice}
            data-retired={choice.retired || undefined}
          >
            <div role="presentation" onKeyDown={onKeyDown}>
              <WrittenField
                label={say('own_fields.choice', { number: at + 1 })}
                labelHidden
                value={choice.label}
                translated={translated}
                onChange={(label) => change(at, { ...choice, label })}
              />
            </div>
            {choice.key ? (
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                onClick={() => change(at, { ...choice, retired: !choice.retired })}
              >
                {say(choice.retired ? 'own_fields.bring_back' : 'own_fields.retire')}
              </Button>
            ) : (
              <ActionIcon
                aria-label={`${say('common.remove')}: ${choice.label[main] ?? at + 1}`}
                onClick={() => onChange(shown.filter((_, other) => other !== at))}
              >
                <Icon name="close" size={12} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <Button variant="subtle" size="compact-sm" onClick={add}>
        {say('own_fields.choice.add')}
      </Button>
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  )

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  }

  function change(at: number, choice: Choices[number]): void {
    onChange(shown.map((one, other) => (other === at ? choice : one)))
  }

  function add(): void {
    onChange([...shown, { label: {}, retired: false }])
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus())
  }
}
