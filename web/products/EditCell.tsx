import { TextInput } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { useSay } from '../platform/i18n.tsx'
import { Refused } from '../platform/refused.ts'
import { useFieldFaults } from '../ui/inputs/FieldError.tsx'
import { takeFocus } from '../ui/take-focus.ts'
import styles from './EditCell.module.css'

interface EditCellProps {
  /** What is edited, for who hears it: "Price of GTX Pro". */
  label: string
  /** The field's name in the request. */
  field: string
  /** As it is typed. */
  value: string
  /** As it reads. */
  shown: ReactNode
  numeric?: boolean
  onSave: (text: string) => Promise<unknown>
}

/** A cell of a table that is typed into: click or Enter opens it, Enter keeps, Escape does not. */
export function EditCell({ label, field, value, shown, numeric = false, onSave }: EditCellProps) {
  const say = useSay()
  const [editing, setEditing] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const busy = useRef(false)
  const fault = useFieldFaults(error)(field)
  const refusal =
    error instanceof Refused ? say(`refusal.${error.code}`) : error && say('common.failed.title')

  if (!editing) {
    return (
      <button
        type="button"
        className={styles.cell}
        data-numeric={numeric || undefined}
        onClick={() => setEditing(true)}
      >
        <span className="only-heard">{`${say('common.edit')}: ${label} `}</span>
        {value === '' ? <span className="quiet">–</span> : shown}
      </button>
    )
  }
  return (
    <TextInput
      size="xs"
      aria-label={label}
      defaultValue={value}
      error={fault ?? refusal}
      ref={takeFocus}
      {...(numeric && { inputMode: 'decimal' as const, dir: 'ltr' })}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => keep(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep(event.currentTarget.value)
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    />
  )

  function keep(text: string): void {
    if (busy.current) return
    if (text.trim() === value) return close()
    busy.current = true
    onSave(text.trim())
      .then(close)
      .catch(setError)
      .finally(() => {
        busy.current = false
      })
  }

  function close(): void {
    setError(null)
    setEditing(false)
  }
}
