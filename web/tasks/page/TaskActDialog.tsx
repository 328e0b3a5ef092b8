import type { TaskOnPage } from '../../../contract/tasks/hand-offs.ts'
import { textIn } from '../../../contract/text.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { GiveBackTask } from '../acts/GiveBackTask.tsx'
import { GiveTask } from '../acts/GiveTask.tsx'
import { WaiveTask } from '../acts/WaiveTask.tsx'

interface TaskActDialogProps {
  task: TaskOnPage
  act: 'give' | 'back' | 'waive'
  onClose: () => void
}

/** Giving a task away, giving it back or waiving it, from its own page. Fetched when it is wanted. */
export function TaskActDialog({ task, act, onClose }: TaskActDialogProps) {
  const { language } = useReader()
  return (
    <Dialog opened onClose={onClose} title={textIn(task.name, language)}>
      {act === 'give' && <GiveTask task={task} onClose={onClose} />}
      {act === 'back' && <GiveBackTask task={task} onClose={onClose} />}
      {act === 'waive' && <WaiveTask task={task} onClose={onClose} />}
    </Dialog>
  )
}
