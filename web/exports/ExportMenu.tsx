import { Button, Popover, Radio } from '@mantine/core'
import { useState } from 'react'
import {
  askExport,
  type ExportFormat,
  type ExportList,
  type ExportReading,
  exportedFile,
} from '../../contract/exports.ts'
import { useAct } from '../platform/act.ts'
import { addressQuery } from '../platform/address-query.ts'
import { addressOf } from '../platform/api.ts'
import { useSay } from '../platform/i18n.tsx'
import { useMay } from '../platform/session.ts'
import { ActError } from '../ui/inputs/FieldError.tsx'
import styles from './ExportMenu.module.css'

interface ExportMenuProps {
  list: ExportList
  /** What the list on the screen is asked by; its page does not matter. */
  query: Readonly<Record<string, unknown>>
  /** The columns on the screen; absent: there is nothing to choose. */
  shown?: readonly string[]
}

/** The list as it stands on the screen, as a file: all of its rows, not the page alone. */
export function ExportMenu({ list, query, shown }: ExportMenuProps) {
  const say = useSay()
  const may = useMay('export')
  const [opened, setOpened] = useState(false)
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const [values, setValues] = useState<ExportReading>('local')
  const [columns, setColumns] = useState<'shown' | 'all'>('shown')
  const ask = useAct(askExport, {
    onDone: ({ id }) => {
      // An attachment: the page stays where it is.
      location.assign(addressOf(exportedFile, { params: { id } }))
      setOpened(false)
    },
  })
  if (!may) return null
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus shadow="none">
      <Popover.Target>
        <button
          type="button"
          className={styles.press}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {say('exports.export')}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('exports.title')}>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            const chosen = shown && columns === 'shown' ? { columns: [...shown] } : {}
            ask.mutate({ body: { list, format, values, query: addressQuery(query), ...chosen } })
          }}
        >
          <Choice
            label={say('exports.format')}
            value={format}
            onChange={setFormat}
            options={{ xlsx: say('exports.format.xlsx'), csv: say('exports.format.csv') }}
          />
          {format === 'csv' && (
            <Choice
              label={say('exports.values')}
              value={values}
              onChange={setValues}
              options={{ local: say('exports.values.local'), iso: say('exports.values.iso') }}
            />
          )}
          {shown && (
            <Choice
              label={say('exports.columns')}
              value={columns}
              onChange={setColumns}
              options={{ shown: say('exports.columns.shown'), all: say('exports.columns.all') }}
            />
          )}
          <ActError error={ask.error} />
          <Button type="submit" size="compact-md" loading={ask.isPending}>
            {say('exports.download')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

interface ChoiceProps<Value extends string> {
  label: string
  value: Value
  onChange: (value: Value) => void
  options: Record<Value, string>
}

function Choice<Value extends string>({ label, value, onChange, options }: ChoiceProps<Value>) {
  return (
    <Radio.Group
      label={label}
      size="xs"
      value={value}
      onChange={(chosen) => onChange(chosen as Value)}
      className={styles.choice}
    >
      {Object.entries<string>(options).map(([key, word]) => (
        <Radio key={key} value={key} label={word} size="xs" />
      ))}
    </Radio.Group>
  )
}
