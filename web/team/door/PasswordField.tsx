import { PasswordInput } from '@mantine/core'
import { useSay } from '../../platform/i18n.tsx'

interface PasswordFieldProps {
  name: string
  label: string
  /** Whether a new one is chosen or the present one is asked for. */
  kind: 'new' | 'current'
  error?: string | undefined
}

export function PasswordField({ name, label, kind, error }: PasswordFieldProps) {
  const say = useSay()
  return (
    <PasswordInput
      name={name}
      label={label}
      error={error}
      autoComplete={kind === 'new' ? 'new-password' : 'current-password'}
      description={kind === 'new' ? say('team.password.rule') : undefined}
      visibilityToggleButtonProps={{ 'aria-label': say('team.password.show') }}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      dir="ltr"
      required
      withAsterisk={false}
    />
  )
}
