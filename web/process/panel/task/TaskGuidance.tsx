import { useSay } from '../../../platform/i18n.tsx'
import { plainText } from '../../../ui/markdown/markdown-text.ts'
import { Group } from '../fields/Group.tsx'
import { ScriptInLanguages } from '../fields/ScriptInLanguages.tsx'
import { useFault, useText } from '../panel.ts'
import type { TaskProps } from './TaskPart.tsx'
import { useTaskEdit } from './use-task-edit.ts'

/** What the person who does the task should know. */
export function TaskGuidance({ stage, task, path }: TaskProps) {
  const say = useSay()
  const text = useText()
  const set = useTaskEdit({ stage: stage.key, task: task.key })
  const fault = useFault()
  return (
    <Group
      id="task.guidance"
      title={say('panel.task.guidance')}
      summary={plainText(text(task.guidance))}
      paths={[`${path}.guidance`]}
    >
      <ScriptInLanguages
        label={say('process.task.guidance')}
        value={task.guidance}
        onChange={(guidance) => set({ guidance }, say('process.task.guidance'))}
        error={fault(`${path}.guidance`)}
      />
    </Group>
  )
}
