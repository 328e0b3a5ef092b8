import { lazy, type ReactNode, Suspense } from 'react'
import type { Task } from '../../contract/tasks/tasks.ts'
import { SkeletonRows } from '../ui/feedback/states.tsx'

const TaskQuestionnaire = lazy(async () => ({
  default: (await import('./questionnaire/TaskQuestionnaire.tsx')).TaskQuestionnaire,
}))
const TaskApproval = lazy(async () => ({
  default: (await import('./approval/TaskApproval.tsx')).TaskApproval,
}))
const TaskFiles = lazy(async () => ({
  default: (await import('./TaskFiles.tsx')).TaskFiles,
}))

/** How a task of its kind is done: by answering, by deciding, by its files, else as any other (`children`). */
export function TaskOfKind({ task, children }: { task: Pick<Task, 'id' | 'kind'>; children: ReactNode }) {
  if (!doneHere.has(task.kind)) return children
  return (
    <Suspense fallback={<SkeletonRows rows={4} columns={1} />}>
      {task.kind === 'approval' && <TaskApproval taskId={task.id} />}
      {task.kind === 'questionnaire' && <TaskQuestionnaire taskId={task.id}>{children}</TaskQuestionnaire>}
      {task.kind === 'document' && <TaskFiles taskId={task.id} />}
    </Suspense>
  )
}

const doneHere: ReadonlySet<string> = new Set(['questionnaire', 'approval', 'document'])

/** Whether ticking it is not enough: it opens, to be answered, decided or given its files. */
export const isOpenedToDo = ({ kind, templateKey }: Pick<Task, 'kind' | 'templateKey'>) =>
  kind === 'approval' || ((kind === 'questionnaire' || kind === 'document') && templateKey !== null)

/** It is mine to do, and answers or files are missing: nothing else stands in the way. */
export const isUnfinished = ({ can }: Pick<Task, 'can'>) =>
  can.complete === 'answers_missing' || can.complete === 'files_missing'

/** What the button says that opens it. */
export const openingWords = ({ kind }: Pick<Task, 'kind'>) =>
  kind === 'approval' ? 'approvals.look' : kind === 'document' ? 'files.open' : 'questionnaires.answer'
