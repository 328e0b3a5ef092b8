import { NativeSelect, Radio } from '@mantine/core'
import { type TaskKind, taskKinds } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { withFields } from '../edits/parts.ts'
import { Group } from '../fields/Group.tsx'
import { NumberField } from '../fields/NumberField.tsx'
import { TextInLanguages } from '../fields/TextInLanguages.tsx'
import { useFault } from '../panel.ts'
import { TaskApproval } from './TaskApproval.tsx'
import type { TaskProps } from './TaskPart.tsx'
import { TaskQuestions } from './TaskQuestions.tsx'
import { useTaskEdit } from './use-task-edit.ts'

/** What is to be done, how, and whether the deal waits for it. */
export function TaskWhat(props: TaskProps) {
  const { stage, task, path } = props
  const say = useSay()
  const set = useTaskEdit({ stage: stage.key, task: task.key })
  const fault = useFault()
  const must = say(task.mandatory ? 'process.task.mandatory' : 'process.task.optional')
  return (
    <Group
      id="task.what"
      title={say('panel.task.what')}
      summary={[say(`process.kind.${task.kind}`), must].join(' · ')}
      paths={['name', 'kind', 'mandatory', 'questionnaire', 'approval', 'files'].map(
        (field) => `${path}.${field}`,
      )}
    >
      <TextInLanguages
        label={say('panel.name')}
        required
        value={task.name}
        onChange={(name) => name && set({ name }, say('panel.name'))}
        error={fault(`${path}.name`)}
      />
      <NativeSelect
        label={say('process.column.kind')}
        value={task.kind}
        onChange={(event) => setKind(event.currentTarget.value as TaskKind)}
        data={taskKinds.map((kind) => ({ value: kind, label: say(`process.kind.${kind}`) }))}
        error={fault(`${path}.kind`)}
      />
      {task.kind === 'questionnaire' && <TaskQuestions {...props} />}
      {task.kind === 'approval' && <TaskApproval {...props} />}
      {task.kind === 'document' && (
        <NumberField
          label={say('panel.task.files')}
          description={say('panel.task.files.how')}
          value={task.files ?? 1}
          onChange={(files) =>
            set({ files: files === 1 || files === null ? undefined : files }, say('panel.task.files'))
          }
          max={20}
          whole
          required
          error={fault(`${path}.files`)}
        />
      )}
      <Radio.Group
        label={say('panel.task.must')}
        value={task.mandatory ? 'mandatory' : 'optional'}
        onChange={(value) => set({ mandatory: value === 'mandatory' }, say('panel.task.must'))}
      >
        {(['mandatory', 'optional'] as const).map((value) => (
          <Radio
            key={value}
            mt={8}
            value={value}
            label={say(`panel.task.${value}`)}
            description={say(`panel.task.${value}.how`)}
          />
        ))}
      </Radio.Group>
    </Group>
  )

  /** What belonged to the former kind alone goes with it. */
  function setKind(kind: TaskKind): void {
    const { questionnaire, approval, files } = task
    const kept = withFields({ kind }, {
      questionnaire: kind === 'questionnaire' ? questionnaire : undefined,
      approval: kind === 'approval' ? approval : undefined,
      files: kind === 'document' ? files : undefined,
    } as object)
    set(
      { questionnaire: undefined, approval: undefined, files: undefined, ...kept },
      say('process.column.kind'),
    )
  }
}
