import { TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { Icon } from '../icons.tsx'

interface TextFilterProps {
  value: string
  /** What is looked for. */
  label: string
  onChange: (text: string) => void
}

/** Part of a name, typed; asked for once the typing pauses. */
export function TextFilter({ value, label, onChange }: TextFilterProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  return (
    <TextInput
      type="search"
      size="xs"
      value={typed ?? value}
      onChange={(event) => ask(event.currentTarget.value)}
      onBlur={() => setTyped(null)}
      placeholder={label}
      aria-label={label}
      maxLength={100}
      leftSection={<Icon name="search" />}
    />
  )

  function ask(text: string): void {
    setTyped(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onChange(text.trim()), 250)
  }
}
