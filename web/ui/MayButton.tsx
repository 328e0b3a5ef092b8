import { Button, type ButtonProps, Tooltip } from '@mantine/core'
import type { ButtonHTMLAttributes } from 'react'
import { useSay } from '../platform/i18n.tsx'

type MayButtonProps = ButtonProps &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    /** What the server says of this act: `true`, or the code of the refusal that would follow. */
    may: true | string
  }

/** A button that stays readable when it may not be pressed, and says why on hover and focus. */
export function MayButton({ may, onClick, ...rest }: MayButtonProps) {
  const say = useSay()
  if (may === true) return <Button onClick={onClick} {...rest} />
  return (
    <Tooltip
      label={say(`refusal.${may}`)}
      events={{ hover: true, focus: true, touch: true }}
      multiline
      maw={320}
    >
      <Button {...rest} data-disabled aria-disabled="true" onClick={(event) => event.preventDefault()} />
    </Tooltip>
  )
}
