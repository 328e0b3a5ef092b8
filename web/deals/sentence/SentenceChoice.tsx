import { Combobox, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import type { Offered } from '../RecordField.tsx'
import styles from './FilterSentence.module.css'

interface SentenceChoiceProps {
  /** What is chosen here; read aloud, not shown. */
  label: string
  /** The present choice, as it reads in the sentence. */
  text: string
  /** Choices that always stand first. */
  fixed: readonly Offered[]
  /** Further ones by part of their name. */
  useFound?: (text: string) => readonly Offered[] | undefined
  /** The id of one that stands among the fixed ones already. */
  leaveOut?: string
  onChoose: (id: string) => void
}

/** One changeable word of a sentence. */
export function SentenceChoice({ label, text, fixed, useFound, leaveOut, onChoose }: SentenceChoiceProps) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const combobox = useCombobox({
    onDropdownOpen: () => useFound && combobox.focusSearchInput(),
    onDropdownClose: () => {
      setTyped('')
      combobox.focusTarget()
    },
  })
  return (
    <Combobox
      store={combobox}
      width={260}
      position="bottom-start"
      withinPortal
      onOptionSubmit={(id) => {
        onChoose(id)
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={styles.choice}
          aria-label={`${label}: ${text}`}
          onClick={() => combobox.toggleDropdown()}
        >
          {text}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {useFound && (
          <Combobox.Search
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            placeholder={say('common.search')}
            aria-label={say('common.search')}
          />
        )}
        <Combobox.Options className={styles.options} aria-label={label}>
          {fixed
            .filter(({ name }) => name.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase()))
            .map(({ id, name }) => (
              <Combobox.Option key={id} value={id}>
                {name}
              </Combobox.Option>
            ))}
          {useFound && combobox.dropdownOpened && (
            <Found useFound={useFound} typed={typed} leaveOut={leaveOut} />
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function Found({
  useFound,
  typed,
  leaveOut,
}: {
  useFound: NonNullable<SentenceChoiceProps['useFound']>
  typed: string
  leaveOut: string | undefined
}) {
  const [asked] = useDebouncedValue(typed.trim(), 180)
  const found = useFound(asked)
  return found
    ?.filter(({ id }) => id !== leaveOut)
    .map(({ id, name }) => (
      <Combobox.Option key={id} value={id}>
        {name}
      </Combobox.Option>
    ))
}
