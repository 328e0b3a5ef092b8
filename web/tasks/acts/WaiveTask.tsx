import { type Task, waiveTask } from '../../../contract/tasks/tasks.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { touchedByTask } from '../task-queries.ts'
import { ReasonForm } from './ReasonForm.tsx'

/** Why the task need not be done on this deal. */
export function WaiveTask({ task, onClose }: { task: Task; onClose: () => void }) {
  const say = useSay()
  const waive = useAct(waiveTask, { touches: touchedByTask, onDone: onClose })
  return (
    <ReasonForm
      label={say('tasks.waive.why')}
      description={say('tasks.waive.kept')}
      act={say('tasks.waive.now')}
      acting={waive.isPending}
      error={waive.error}
      onReason={(reason) =>
        waive.mutate({ params: { id: task.id }, ifMatch: task.version, body: { reason } })
      }
      onClose={onClose}
    />
  )
}
