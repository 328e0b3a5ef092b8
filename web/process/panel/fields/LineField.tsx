import { Textarea, TextInput } from '@mantine/core'
import { useSay } from '../../../platform/i18n.tsx'
import { cleaned } from '../edits/texts.ts'
import { useTyped } from './use-typed.ts'

export interface LineFieldProps {
  label: string
  value: string
  onChange: (text: string) => void
  /** Never emptied: an empty field keeps what was there, and says so. */
  required?: boolean
  /** Several lines to see, still one paragraph. */
  long?: boolean
  max?: number
  labelHidden?: boolean
  placeholder?: string | undefined
  description?: string | undefined
  error?: string | undefined
  lang?: string
  dir?: 'ltr' | 'rtl'
}

/** A line of text that is kept as it is typed. */
export function LineField(props: LineFieldProps) {
  const { label, value, onChange, required, long, max = 2_000, labelHidden, error, ...rest } = props
  const say = useSay()
  const { typed, type, settle } = useTyped(value, (text) => {
    const clean = cleaned(text, 'one')
    if (required && clean === '') return null
    if (clean !== value) onChange(clean)
    return clean
  })
  const emptied = required && typed.trim() === '' && say('panel.name_needed', { name: value })
  const field = {
    ...rest,
    ...(labelHidden ? { 'aria-label': label } : { label }),
    value: typed,
    maxLength: max,
    error: emptied || error,
    onChange: (event: { currentTarget: { value: string } }) => type(event.currentTarget.value),
    onBlur: () => {
      if (emptied) settle()
    },
  }
  return long ? <Textarea {...field} autosize minRows={2} maxRows={8} /> : <TextInput {...field} />
}
