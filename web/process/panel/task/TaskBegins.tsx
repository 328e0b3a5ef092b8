import { useSay } from '../../../platform/i18n.tsx'
import { ConditionField } from '../conditions/ConditionField.tsx'
import { CheckList } from '../fields/CheckList.tsx'
import { Group } from '../fields/Group.tsx'
import { useFault, useText } from '../panel.ts'
import type { TaskProps } from './TaskPart.tsx'
import { useTaskEdit } from './use-task-edit.ts'

/** Which tasks come first, and in which deals there is such a task at all. */
export function TaskBegins({ stage, task, path }: TaskProps) {
  const say = useSay()
  const text = useText()
  const set = useTaskEdit({ stage: stage.key, task: task.key })
  const fault = useFault()
  const others = stage.tasks
    .filter(({ key }) => key !== task.key)
    .map(({ key, name }) => ({ key, name: text(name) }))
  const first = others.filter(({ key }) => task.after?.includes(key)).map(({ name }) => name)
  const summary = [
    first.length > 0 && say('process.task.after', { tasks: first.join(say('process.comma')) }),
    task.when && say('panel.task.conditional'),
  ]
  return (
    <Group
      id="task.begins"
      title={say('panel.task.begins')}
      summary={summary.filter(Boolean).join(' · ') || say('panel.task.at_once')}
      paths={[`${path}.after`, `${path}.when`]}
    >
      {others.length > 0 && (
        <CheckList
          label={say('panel.task.after')}
          all={others}
          chosen={task.after ?? []}
          onChange={(after) => set({ after: after.length > 0 ? after : undefined }, say('panel.task.after'))}
          error={fault(`${path}.after`)}
        />
      )}
      <ConditionField
        label={say('panel.task.when')}
        description={say('panel.task.when.how')}
        value={task.when}
        onChange={(when) => set({ when }, say('panel.task.when'))}
        empty={say('panel.task.always')}
        error={fault(`${path}.when`)}
      />
    </Group>
  )
}
