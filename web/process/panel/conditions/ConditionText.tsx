import { Combobox, Textarea, useCombobox } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useSay } from '../../../platform/i18n.tsx'
import { useTyped } from '../fields/use-typed.ts'
import { usePanel } from '../panel.ts'
import styles from './ConditionField.module.css'
import { checkCondition } from './check-condition.ts'
import type { KnownFact } from './facts-of.ts'
import { useFactWords } from './use-fact-words.ts'
import { completed, wordBefore } from './word-before.ts'

interface ConditionTextProps {
  value: string
  onChange: (condition: string | undefined) => void
  facts: readonly KnownFact[]
}

/** A condition as its text, checked at each keystroke; facts are offered while their name is being written. */
export function ConditionText({ value, onChange, facts }: ConditionTextProps) {
  const say = useSay()
  const { document } = usePanel()
  const words = useFactWords()
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(value.length)
  const offer = useCombobox({ onDropdownClose: () => offer.resetSelectedOption() })
  const { typed, type } = useTyped(value, (text) => {
    const condition = text.trim()
    if (condition !== value) onChange(condition === '' ? undefined : condition)
    return condition
  })
  const { fault } = checkCondition(typed.trim() || 'true', document)
  const word = wordBefore(typed, caret)
  const fitting = word
    ? facts.filter((fact) => fact.name !== word && fits(fact, word.toLowerCase())).slice(0, 8)
    : []
  return (
    // Escape closes what is offered, and not the panel with it.
    <div role="presentation" onKeyDown={onKeyDown}>
      <Combobox store={offer} onOptionSubmit={take} position="bottom-start">
        <Combobox.Target>
          <Textarea
            ref={area}
            className={styles.text}
            aria-label={say('panel.condition.text')}
            placeholder="deal.amount > 10000.0"
            dir="ltr"
            lang="en"
            spellCheck={false}
            autosize
            minRows={2}
            maxLength={2_000}
            value={typed}
            error={fault && say(`panel.condition.fault.${fault.code}`, { named: fault.named })}
            onChange={(event) => {
              type(event.currentTarget.value)
              setCaret(event.currentTarget.selectionStart)
              offer.openDropdown()
              offer.updateSelectedOptionIndex()
            }}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
            onBlur={() => offer.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={fitting.length === 0}>
          <Combobox.Options aria-label={say('panel.condition.facts')}>
            {fitting.map((fact) => (
              <Combobox.Option key={fact.name} value={fact.name}>
                <span className={styles.fact}>
                  {words.of(fact)}
                  <code dir="ltr">{fact.name}</code>
                </span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </div>
  )

  function fits(fact: KnownFact, part: string): boolean {
    return fact.name.includes(part) || words.of(fact).toLowerCase().includes(part)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !offer.dropdownOpened || fitting.length === 0) return
    event.preventDefault()
    event.stopPropagation()
  }

  function take(name: string): void {
    const next = completed(typed, caret, name)
    type(next.text)
    setCaret(next.caret)
    offer.closeDropdown()
    requestAnimationFrame(() => area.current?.setSelectionRange(next.caret, next.caret))
  }
}
