import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import { ActError } from '../inputs/FieldError.tsx'
import styles from './Dialog.module.css'
import { Dialog } from './Dialog.tsx'

interface ConfirmDialogProps {
  opened: boolean
  onClose: () => void
  /** A question with the verb: "Remove Kari Berg from the team?" */
  title: string
  /** What follows from it, and whether it can be undone. */
  children: ReactNode
  /** The verb again, on the button. */
  act: string
  onAct: () => void
  /** On the button beside it, where "Cancel" could be taken for the act; it is then the one that Enter presses. */
  stay?: string
  acting?: boolean
  error?: Error | null
  /** Something is lost: the button is red. */
  grave?: boolean
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    opened,
    onClose,
    title,
    children,
    act,
    onAct,
    stay,
    acting = false,
    error = null,
    grave = false,
  } = props
  const say = useSay()
  const footer = (
    <>
      <Button variant="default" onClick={onClose} data-autofocus={stay !== undefined || undefined}>
        {stay ?? say('common.cancel')}
      </Button>
      <Button
        onClick={onAct}
        loading={acting}
        className={grave ? styles.grave : undefined}
        data-autofocus={stay === undefined || undefined}
      >
        {act}
      </Button>
    </>
  )
  return (
    <Dialog opened={opened} onClose={onClose} title={title} footer={footer} size="sm">
      <div className={styles.text}>{children}</div>
      <ActError error={error} />
    </Dialog>
  )
}
