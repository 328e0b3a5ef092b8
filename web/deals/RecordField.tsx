import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useSay } from '../platform/i18n.tsx'
import styles from './RecordField.module.css'

/** A record as a field holds it. Without an id it is one that is still to be made, by this name. */
export interface Chosen {
  id: string | null
  name: string
}

export interface Offered {
  id: string
  name: string
  /** What tells two of one name apart. */
  hint?: string | null
}

export interface RecordFieldProps {
  label: string
  value: Chosen | null
  onChange: (value: Chosen | null) => void
  /** Records whose name contains the text; the first ones for an empty text. Undefined while they are on their way. */
  useFound: (text: string) => readonly Offered[] | undefined
  /** What is not found may be made: how that choice reads. */
  newLabel?: (name: string) => string
  error?: string | undefined
  description?: string
  required?: boolean
  focusFirst?: boolean
}

/** One record chosen by typing part of its name, or a new one by its whole name. */
export function RecordField(props: RecordFieldProps) {
  const { label, value, onChange, useFound, newLabel, error, description, required, focusFirst } = props
  const say = useSay()
  const [typed, setTyped] = useState<string | null>(null)
  const [asked] = useDebouncedValue(typed ?? '', 180)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const text = (typed ?? '').trim()

  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal shadow="none">
      <Combobox.Target>
        <TextInput
          label={label}
          description={description}
          error={error}
          required={required ?? false}
          withAsterisk={false}
          {...(focusFirst && { 'data-autofocus': true })}
          value={typed ?? value?.name ?? ''}
          placeholder={say('deals.field.search')}
          autoComplete="off"
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
            combobox.selectFirstOption()
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={() => combobox.openDropdown()}
          onBlur={leave}
          rightSectionPointerEvents="all"
          rightSection={value && typed === null ? <Combobox.ClearButton onClear={clear} /> : null}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!combobox.dropdownOpened}>
        {combobox.dropdownOpened && (
          <Options useFound={useFound} asked={asked} text={text} newLabel={newLabel} />
        )}
      </Combobox.Dropdown>
    </Combobox>
  )

  function choose(option: string): void {
    const made = JSON.parse(option) as Chosen
    onChange(made)
    setTyped(null)
    combobox.closeDropdown()
  }

  function clear(): void {
    onChange(null)
    setTyped(null)
  }

  /** A text that was left half typed says nothing; an emptied field says "none". */
  function leave(): void {
    combobox.closeDropdown()
    if (typed === '') onChange(null)
    setTyped(null)
  }
}

function Options({
  useFound,
  asked,
  text,
  newLabel,
}: {
  useFound: RecordFieldProps['useFound']
  asked: string
  text: string
  newLabel: RecordFieldProps['newLabel']
}) {
  const say = useSay()
  const found = useFound(asked.trim())
  const same = found?.some(({ name }) => name.toLocaleLowerCase() === text.toLocaleLowerCase())
  const mayMake = newLabel !== undefined && text !== '' && found !== undefined && !same
  return (
    <Combobox.Options className={styles.options}>
      {found?.map(({ id, name, hint }) => (
        <Combobox.Option key={id} value={JSON.stringify({ id, name })}>
          <span>{name}</span>
          {hint && <span className={styles.hint}>{hint}</span>}
        </Combobox.Option>
      ))}
      {mayMake && (
        <Combobox.Option value={JSON.stringify({ id: null, name: text })}>{newLabel(text)}</Combobox.Option>
      )}
      {!found && (
        <Combobox.Empty>
          <Loader size="xs" />
        </Combobox.Empty>
      )}
      {found?.length === 0 && !mayMake && <Combobox.Empty>{say('deals.field.nothing')}</Combobox.Empty>}
    </Combobox.Options>
  )
}
