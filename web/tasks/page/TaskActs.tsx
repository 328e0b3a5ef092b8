import { Button } from '@mantine/core'
import { useState } from 'react'
import type { TaskOnPage } from '../../../contract/hand-offs.ts'
import { assignTask } from '../../../contract/tasks.ts'
import { textIn } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useKeys } from '../../platform/keys.ts'
import { useReader } from '../../platform/reader.ts'
import { useSession } from '../../platform/session.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ActError } from '../../ui/FieldError.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { GiveBackTask } from '../GiveBackTask.tsx'
import { GiveTask } from '../GiveTask.tsx'
import { touchedByTask } from '../task-queries.ts'
import { WaiveTask } from '../WaiveTask.tsx'
import styles from './parts.module.css'

/** Take it, give it to somebody, give it back, waive it: what this person may do with the task now. */
export function TaskActs({ task }: { task: TaskOnPage }) {
  const say = useSay()
  const { language } = useReader()
  const { member } = useSession()
  const [open, setOpen] = useState<'give' | 'back' | 'waive' | null>(null)
  const take = useAct(assignTask, { touches: touchedByTask })
  const mayTake = task.can.take === true
  useKeys({ t: () => (mayTake ? takeIt() : false) })
  if (task.state !== 'open') return null
  const close = () => setOpen(null)
  const words = { give: 'tasks.give', back: 'hand_offs.back', waive: 'tasks.waive' } as const
  return (
    <div>
      <div className={styles.acts}>
        {mayTake && (
          <Button onClick={takeIt} loading={take.isPending} rightSection={<KeyHint keys="t" />}>
            {say('tasks.take')}
          </Button>
        )}
        {task.can.assign === true && act('give')}
        {task.can.assign === true && task.roleKey !== null && task.assigneeId !== null && act('back')}
        {task.can.waive === true && task.mandatory && act('waive')}
      </div>
      <ActError error={take.error} />
      {open && (
        <Dialog opened onClose={close} title={textIn(task.name, language)}>
          {open === 'give' && <GiveTask task={task} onClose={close} />}
          {open === 'back' && <GiveBackTask task={task} onClose={close} />}
          {open === 'waive' && <WaiveTask task={task} onClose={close} />}
        </Dialog>
      )}
    </div>
  )

  function act(what: 'give' | 'back' | 'waive') {
    return (
      <Button variant="default" onClick={() => setOpen(what)}>
        {say(words[what])}
      </Button>
    )
  }

  function takeIt(): void {
    take.mutate({ params: { id: task.id }, ifMatch: task.version, body: { memberId: member.id } })
  }
}
