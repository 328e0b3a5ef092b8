import { TextInput } from '@mantine/core'
import { useSay } from '../../platform/i18n.tsx'

/** The address somebody signs in with, as a browser remembers it. */
export function EmailField({ error }: { error?: string | undefined }) {
  const say = useSay()
  return (
    <TextInput
      name="email"
      type="email"
      label={say('team.email')}
      error={error}
      autoComplete="username"
      dir="ltr"
      required
      withAsterisk={false}
    />
  )
}
