import { Textarea } from '@mantine/core'
import { useSay } from '../../platform/i18n.tsx'

interface ResultFieldProps {
  value: string
  onChange: (result: string) => void
  minRows: number
  maxRows: number
}

/** What came of a task. Ctrl with Enter completes it. */
export function ResultField({ value, onChange, minRows, maxRows }: ResultFieldProps) {
  const say = useSay()
  return (
    <Textarea
      label={say('tasks.result')}
      placeholder={say('tasks.result.optional')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
          event.currentTarget.form?.requestSubmit()
      }}
      autosize
      minRows={minRows}
      maxRows={maxRows}
      maxLength={5_000}
    />
  )
}
