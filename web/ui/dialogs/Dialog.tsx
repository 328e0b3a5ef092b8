import { Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import styles from './Dialog.module.css'
import { InDialog } from './in-dialog.ts'

interface DialogProps {
  opened: boolean
  onClose: () => void
  title: string
  /** Buttons, the main one last. */
  footer?: ReactNode
  size?: 'sm' | 'md' | 'lg' | 'xl'
  children: ReactNode
}

/**
 * A dialog over the page. Escape and the cross close it, and a press beside it as long as nothing was written; focus comes
 * back to where it was. One at a time.
 */
export function Dialog({ opened, onClose, title, footer, size = 'md', children }: DialogProps) {
  const say = useSay()
  const [written, setWritten] = useState(false)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      closeOnClickOutside={!written}
      onInput={() => setWritten(true)}
      onExitTransitionEnd={() => setWritten(false)}
      closeButtonProps={{ 'aria-label': say('common.close') }}
    >
      <InDialog value={onClose}>{children}</InDialog>
      {footer && <div className={styles.footer}>{footer}</div>}
    </Modal>
  )
}
