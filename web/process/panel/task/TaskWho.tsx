import { useSay } from '../../../platform/i18n.tsx'
import { useSpanWords } from '../../details/span-words.ts'
import { useWhoWithoutRole } from '../../use-who-without-role.ts'
import { Group } from '../fields/Group.tsx'
import { RoleField } from '../fields/RoleField.tsx'
import { SpanField } from '../fields/SpanField.tsx'
import { useFault, usePanel, useText } from '../panel.ts'
import type { TaskProps } from './TaskPart.tsx'
import { useTaskEdit } from './use-task-edit.ts'

/** Who does the task, until when, and who hears of it when he does not. */
export function TaskWho({ stage, task, path }: TaskProps) {
  const say = useSay()
  const text = useText()
  const spanWords = useSpanWords()
  const { document } = usePanel()
  const set = useTaskEdit({ stage: stage.key, task: task.key })
  const fault = useFault()
  const nobody = useWhoWithoutRole()(task.kind, say('process.role.owner'))
  const role = document.roles.find(({ key }) => key === task.role)
  const due = task.due && say('process.task.within', { span: spanWords(task.due) })
  return (
    <Group
      id="task.who"
      title={say('panel.task.who')}
      summary={[role ? text(role.name) : nobody, due].filter(Boolean).join(' · ')}
      paths={['role', 'due', 'warn', 'escalateTo'].map((field) => `${path}.${field}`)}
    >
      <RoleField
        label={say('process.column.role')}
        nobody={nobody}
        description={task.kind === 'approval' && !role ? say('panel.approval.no_role') : undefined}
        value={task.role}
        onChange={(key) => set({ role: key }, say('process.column.role'))}
        error={fault(`${path}.role`)}
      />
      <SpanField
        label={say('panel.task.due')}
        description={say('panel.task.due.how')}
        value={task.due}
        onChange={(span) =>
          set(
            span ? { due: span } : { due: undefined, warn: undefined, escalateTo: undefined },
            say('panel.task.due'),
          )
        }
        error={fault(`${path}.due`)}
      />
      {task.due && (
        <>
          <SpanField
            label={say('panel.deadline.warn')}
            value={task.warn}
            onChange={(warn) => set({ warn }, say('panel.deadline.warn'))}
            error={fault(`${path}.warn`)}
          />
          <RoleField
            label={say('panel.deadline.escalate')}
            nobody={say('panel.deadline.escalate.nobody')}
            value={task.escalateTo}
            onChange={(key) => set({ escalateTo: key }, say('panel.deadline.escalate'))}
            error={fault(`${path}.escalateTo`)}
          />
        </>
      )}
    </Group>
  )
}
