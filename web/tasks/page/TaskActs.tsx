import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { TaskOnPage } from '../../../contract/tasks/hand-offs.ts'
import { assignTask } from '../../../contract/tasks/tasks.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useKeys } from '../../platform/keyboard/keys.ts'
import { usePageActs } from '../../platform/keyboard/page-acts.ts'
import { useSession } from '../../platform/session.ts'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { touchedByTask } from '../task-queries.ts'
import styles from './parts.module.css'

const TaskActDialog = lazy(async () => ({ default: (await import('./TaskActDialog.tsx')).TaskActDialog }))

/** Take it, give it to somebody, give it back, waive it: what this person may do with the task now. */
export function TaskActs({ task }: { task: TaskOnPage }) {
  const say = useSay()
  const { member } = useSession()
  const [open, setOpen] = useState<'give' | 'back' | 'waive' | null>(null)
  const take = useAct(assignTask, { touches: touchedByTask })
  const mayTake = task.can.take === true
  useKeys({ t: () => (mayTake ? takeIt() : false) })
  const words = { give: 'tasks.give', back: 'hand_offs.back', waive: 'tasks.waive' } as const
  usePageActs(mayTake ? [{ key: 'take', title: say('tasks.take'), keys: 't', run: takeIt }] : [])
  if (task.state !== 'open') return null
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
      <Suspense>{open && <TaskActDialog task={task} act={open} onClose={() => setOpen(null)} />}</Suspense>
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
