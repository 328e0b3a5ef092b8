import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import { type RecordKind, useFoundRecords, useRecordNames } from './records.ts'

interface RecordsFieldProps {
  kind: RecordKind
  label: string
  value: readonly string[]
  focusFirst: boolean
  onChange: (ids: string[]) => void
}

/** Records chosen by typing a part of their names; those chosen stand as chips before what is typed. */
export function RecordsField({ kind, label, value, focusFirst, onChange }: RecordsFieldProps) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed.trim(), 180)
  const found = useFoundRecords(kind, asked)
  const names = useRecordNames(kind, value)
  const chosen = value.map((id) => ({ value: id, label: names.get(id) ?? '…' }))
  const offered = found?.filter((one) => !value.includes(one.value)) ?? []
  return (
    <MultiSelect
      {...(focusFirst && { 'data-autofocus': true })}
      aria-label={label}
      value={[...value]}
      onChange={(ids) => {
        onChange(ids)
        setTyped('')
      }}
      data={[...chosen, ...offered]}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      // What is offered was found by the server.
      filter={({ options }) => options}
      hidePickedOptions
      nothingFoundMessage={found && say('filters.find.none')}
      comboboxProps={{ withinPortal: false }}
    />
  )
}
