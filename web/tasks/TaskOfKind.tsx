import { lazy, type ReactNode, Suspense } from 'react'
import type { Task } from '../../contract/tasks.ts'
import { SkeletonRows } from '../ui/states.tsx'

const TaskQuestionnaire = lazy(async () => ({
  default: (await import('./questionnaire/TaskQuestionnaire.tsx')).TaskQuestionnaire,
}))
const TaskApproval = lazy(async () => ({
  default: (await import('./approval/TaskApproval.tsx')).TaskApproval,
}))

/** How a task of its kind is done: by answering, by deciding, else as any other (`children`). */
export function TaskOfKind({ task, children }: { task: Pick<Task, 'id' | 'kind'>; children: ReactNode }) {
  if (task.kind !== 'questionnaire' && task.kind !== 'approval') return children
  return (
    <Suspense fallback={<SkeletonRows rows={4} columns={1} />}>
      {task.kind === 'approval' ? (
        <TaskApproval taskId={task.id} />
      ) : (
        <TaskQuestionnaire taskId={task.id}>{children}</TaskQuestionnaire>
      )}
    </Suspense>
  )
}

/** Whether ticking it is not enough: it opens, to be answered or decided. */
export const isOpenedToDo = ({ kind, templateKey }: Pick<Task, 'kind' | 'templateKey'>) =>
  kind === 'approval' || (kind === 'questionnaire' && templateKey !== null)
