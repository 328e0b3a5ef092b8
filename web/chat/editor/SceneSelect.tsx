import { NativeSelect } from '@mantine/core'
import type { ChatScript } from '../../../contract/chat/script.ts'

interface SceneSelectProps {
  label: string
  script: ChatScript
  value: string | undefined
  onChange: (to: string | undefined) => void
  /** What it means when none is chosen; without it one has to be. */
  none?: string
}

/** Where the conversation goes on. */
export function SceneSelect({ label, script, value, onChange, none }: SceneSelectProps) {
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      data={[
        ...(none === undefined ? [] : [{ value: '', label: none }]),
        ...script.scenes.map(({ key, name }) => ({ value: key, label: name })),
      ]}
    />
  )
}
