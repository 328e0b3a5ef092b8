import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { assignTask, type Task } from '../../contract/tasks/tasks.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { onEscape } from '../ui/dialogs/on-escape.ts'
import { ActError } from '../ui/inputs/FieldError.tsx'
import { takeFocus } from '../ui/take-focus.ts'
import styles from './TaskRow.module.css'
import { touchedByTask } from './task-queries.ts'

/** The task goes back to its role's queue; whoever takes it next should know why. */
export function GiveBackTask({ task, onClose }: { task: Task; onClose: () => void }) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const back = useAct(assignTask, { touches: touchedByTask, onDone: onClose })
  return (
    <div role="presentation" onKeyDown={onEscape(onClose)}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim())
            back.mutate({
              params: { id: task.id },
              ifMatch: task.version,
              body: { memberId: null, reason: reason.trim() },
            })
        }}
      >
        <Textarea
          label={say('hand_offs.back.why')}
          description={say('hand_offs.back.kept')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value.replaceAll('\n', ' '))}
          autosize
          minRows={1}
          maxRows={4}
          maxLength={500}
          ref={takeFocus}
        />
        <div className={styles.buttons}>
          <Button type="submit" disabled={!reason.trim()} loading={back.isPending}>
            {say('hand_offs.back.now')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {say('common.cancel')}
          </Button>
        </div>
        <ActError error={back.error} />
      </form>
    </div>
  )
}
