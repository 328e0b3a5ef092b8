import { Button, Popover, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import { withinWidths } from '../../ui/tables/HeadCell.tsx'
import { useOrderedRows } from '../../ui/tables/use-ordered-rows.ts'
import styles from './ColumnChooser.module.css'
import { ColumnLine } from './ColumnLine.tsx'
import type { ShownColumn } from './chosen-columns.ts'
import row from './ViewRow.module.css'

interface ColumnChooserProps {
  /** Every column there is; the first one always stays. */
  columns: readonly { key: string; label: string }[]
  shown: readonly ShownColumn[]
  onChange: (shown: readonly ShownColumn[]) => void
  /** How wide a column is now, in pixels. */
  widthOf: (key: string) => number
  /** The list with its usual columns; absent while it has them. */
  onReset?: (() => void) | undefined
}

/** Which columns a list shows and in which order, by the mouse or by Alt and the arrows. */
export function ColumnChooser(props: ColumnChooserProps) {
  const say = useSay()
  const [opened, setOpened] = useState(false)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width="min(320px, calc(100vw - 32px))"
      trapFocus
      returnFocus
      shadow="none"
    >
      <Popover.Target>
        <button type="button" className={row.acts} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {say('views.columns')}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('views.columns')}>
        <Columns {...props} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Columns({ columns, shown, onChange, widthOf, onReset }: ColumnChooserProps) {
  const say = useSay()
  const [wanted, setWanted] = useState('')
  const [ticked, setTicked] = useState('')
  const [first, ...others] = columns
  const [lead = { key: first?.key ?? '' }, ...movable] = shown
  const rows = movable.map(({ key }) => ({ id: key }))
  const ordered = useOrderedRows(rows, { isPending: false, keep: reorder })
  const hidden = others.filter(({ key }) => !movable.some((one) => one.key === key))
  const isWanted = (key: string) =>
    labelOf(key).toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase())
  return (
    <div className={styles.chooser}>
      {columns.length > 12 && (
        <TextInput
          size="xs"
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          aria-label={say('lists.columns.find')}
          placeholder={say('lists.columns.find')}
          data-autofocus
        />
      )}
      <ul className={styles.columns}>
        {first && isWanted(first.key) && (
          <ColumnLine label={first.label} shown onWidth={(by) => widen(lead.key, by)} />
        )}
        {rows.map(({ id }, at) =>
          isWanted(id) ? (
            <ColumnLine
              key={id}
              label={labelOf(id)}
              shown
              ticked={ticked === id}
              onShow={() =>
                tick(
                  id,
                  shown.filter(({ key }) => key !== id),
                )
              }
              onMove={(by) => ordered.move(at, at + by)}
              onWidth={(by) => widen(id, by)}
              drag={ordered.rowProps(at, true)}
            />
          ) : null,
        )}
        {hidden
          .filter(({ key }) => isWanted(key))
          .map(({ key, label }) => (
            <ColumnLine
              key={key}
              label={label}
              shown={false}
              ticked={ticked === key}
              onShow={() => tick(key, [...shown, { key }])}
            />
          ))}
      </ul>
      <p className={styles.hint}>{say('lists.columns.hint')}</p>
      {onReset && (
        <Button size="compact-sm" variant="subtle" className={styles.reset} onClick={onReset}>
          {say('lists.columns.reset')}
        </Button>
      )}
    </div>
  )

  function labelOf(key: string): string {
    return columns.find((one) => one.key === key)?.label ?? key
  }

  function tick(key: string, after: readonly ShownColumn[]): void {
    setTicked(key)
    onChange(after)
  }

  function reorder(keys: string[]): void {
    onChange([lead, ...keys.flatMap((key) => movable.find((one) => one.key === key) ?? [])])
  }

  function widen(wide: string, by: number): void {
    onChange(
      shown.map((one) => (one.key === wide ? { ...one, width: withinWidths(widthOf(wide) + by) } : one)),
    )
  }
}
