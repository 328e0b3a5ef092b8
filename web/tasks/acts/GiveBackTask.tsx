import { assignTask, type Task } from '../../../contract/tasks/tasks.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { touchedByTask } from '../task-queries.ts'
import { ReasonForm } from './ReasonForm.tsx'

/** The task goes back to its role's queue; whoever takes it next should know why. */
export function GiveBackTask({ task, onClose }: { task: Task; onClose: () => void }) {
  const say = useSay()
  const back = useAct(assignTask, { touches: touchedByTask, onDone: onClose })
  return (
    <ReasonForm
      label={say('hand_offs.back.why')}
      description={say('hand_offs.back.kept')}
      act={say('hand_offs.back.now')}
      acting={back.isPending}
      error={back.error}
      onReason={(reason) =>
        back.mutate({ params: { id: task.id }, ifMatch: task.version, body: { memberId: null, reason } })
      }
      onClose={onClose}
    />
  )
}
