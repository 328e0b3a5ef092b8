import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { Icon } from '../ui/icons.tsx'
import styles from './customers.module.css'

interface NameSearchProps {
  label: string
  value: string | undefined
  onChange: (text: string | undefined) => void
}

/** Filters a list by part of a name while one types. */
export function NameSearch({ label, value, onChange }: NameSearchProps) {
  const tell = useDebouncedCallback((text: string) => onChange(text.trim() || undefined), 200)
  const input = useRef<HTMLInputElement>(null)
  // The address may change without him: back, a cleared filter.
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = value ?? ''
  }, [value])
  return (
    <TextInput
      ref={input}
      className={styles.search}
      aria-label={label}
      placeholder={label}
      defaultValue={value}
      maxLength={100}
      onChange={(event) => tell(event.currentTarget.value)}
      leftSection={<Icon name="search" />}
    />
  )
}
