import { type KeyboardEvent, useRef } from 'react'
import { takeFocus } from '../../../ui/take-focus.ts'
import styles from './NameInput.module.css'

interface NameInputProps {
  label: string
  placeholder?: string
  value?: string
  /** Enter, or leaving the field with something written in it. */
  onName: (name: string, by: 'enter' | 'leaving') => void
  /** Escape, or an empty Enter. */
  onCancel: () => void
}

/** One line on the map itself: a name is written where it will stand. */
export function NameInput({ label, placeholder, value = '', onName, onCancel }: NameInputProps) {
  const settled = useRef(false)
  const settle = (name: string, by: 'enter' | 'leaving') => {
    if (settled.current) return
    settled.current = true
    if (name === '' || name === value) onCancel()
    else onName(name, by)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') settle(event.currentTarget.value.trim(), 'enter')
    else if (event.key === 'Escape') {
      settled.current = true
      onCancel()
    } else return
    event.preventDefault()
  }
  return (
    <input
      ref={takeFocus}
      className={styles.input}
      aria-label={label}
      placeholder={placeholder}
      defaultValue={value}
      maxLength={200}
      enterKeyHint="done"
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onBlur={(event) => settle(event.currentTarget.value.trim(), 'leaving')}
    />
  )
}
