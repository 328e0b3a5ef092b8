import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Task, waiveTask } from '../../contract/tasks/tasks.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { onEscape } from '../ui/dialogs/on-escape.ts'
import { ActError } from '../ui/inputs/FieldError.tsx'
import { takeFocus } from '../ui/take-focus.ts'
import styles from './TaskRow.module.css'
import { touchedByTask } from './task-queries.ts'

/** Why the task need not be done on this deal. */
export function WaiveTask({ task, onClose }: { task: Task; onClose: () => void }) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const waive = useAct(waiveTask, { touches: touchedByTask, onDone: onClose })
  return (
    <div role="presentation" onKeyDown={onEscape(onClose)}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim())
            waive.mutate({ params: { id: task.id }, ifMatch: task.version, body: { reason: reason.trim() } })
        }}
      >
        <TextInput
          label={say('tasks.waive.why')}
          description={say('tasks.waive.kept')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={500}
          ref={takeFocus}
        />
        <div className={styles.buttons}>
          <Button type="submit" disabled={!reason.trim()} loading={waive.isPending}>
            {say('tasks.waive.now')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {say('common.cancel')}
          </Button>
        </div>
        <ActError error={waive.error} />
      </form>
    </div>
  )
}
