import { Checkbox, Popover } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import styles from './ViewRow.module.css'

interface ColumnChooserProps {
  /** Every column there is; the first one always stays. */
  columns: readonly { key: string; label: string }[]
  shown: readonly string[]
  onChange: (shown: readonly string[]) => void
}

/** Which columns a list shows. */
export function ColumnChooser({ columns, shown, onChange }: ColumnChooserProps) {
  const say = useSay()
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus shadow="none">
      <Popover.Target>
        <button
          type="button"
          className={styles.acts}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {say('views.columns')}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('views.columns')}>
        <div className={styles.columns}>
          {columns.map(({ key, label }, index) => (
            <Checkbox
              key={key}
              label={label}
              size="xs"
              checked={shown.includes(key)}
              disabled={index === 0}
              onChange={() => {
                const next = shown.includes(key) ? shown.filter((one) => one !== key) : [...shown, key]
                onChange(columns.filter((one) => next.includes(one.key)).map((one) => one.key))
              }}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
