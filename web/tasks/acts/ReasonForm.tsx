import { Button, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import { onEscape } from '../../ui/dialogs/on-escape.ts'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { takeFocus } from '../../ui/take-focus.ts'
import styles from '../TaskRow.module.css'

interface ReasonFormProps {
  label: string
  /** What becomes of the reason, or of the task by it. */
  description: string
  /** The words of the button. */
  act: ReactNode
  acting: boolean
  error: Error | null
  /** Gets the reason as one line, never empty. */
  onReason: (reason: string) => void
  onClose: () => void
}

/** An act on a task that is done only with a written reason. Escape leaves it. */
export function ReasonForm({ label, description, act, acting, error, onReason, onClose }: ReasonFormProps) {
  const say = useSay()
  const [written, setWritten] = useState('')
  const reason = written.trim()
  return (
    <div role="presentation" onKeyDown={onEscape(onClose)}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (reason) onReason(reason)
        }}
      >
        <Textarea
          label={label}
          description={description}
          value={written}
          onChange={(event) => setWritten(event.currentTarget.value.replaceAll('\n', ' '))}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
          autosize
          minRows={1}
          maxRows={4}
          maxLength={500}
          ref={takeFocus}
        />
        <div className={styles.buttons}>
          <Button type="submit" disabled={!reason} loading={acting}>
            {act}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {say('common.cancel')}
          </Button>
        </div>
        <ActError error={error} />
      </form>
    </div>
  )
}
