import type { Deadline } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useSpanWords } from '../../details/span-words.ts'
import { DeadlineFields } from '../fields/DeadlineFields.tsx'
import { Group } from '../fields/Group.tsx'
import { RoleField } from '../fields/RoleField.tsx'
import { SpanField } from '../fields/SpanField.tsx'
import { useFault, usePanel, useText } from '../panel.ts'
import type { StageProps } from './StagePart.tsx'
import { useStageEdit } from './use-stage-edit.ts'

/** Who answers for deals in the stage, how long it usually takes, and when it takes too long. */
export function StageWho({ stage, at }: StageProps) {
  const say = useSay()
  const text = useText()
  const spanWords = useSpanWords()
  const { document } = usePanel()
  const set = useStageEdit(stage)
  const fault = useFault()
  const path = `stages.${at}`
  const role = document.roles.find(({ key }) => key === stage.role)
  const summary = [
    role && text(role.name),
    stage.expectedDuration && say('panel.stage.usually', { span: spanWords(stage.expectedDuration) }),
    stage.deadline && say('process.stage.at_most', { span: spanWords(stage.deadline.breach) }),
  ]
  return (
    <Group
      id="stage.who"
      title={say('panel.stage.who')}
      summary={summary.filter(Boolean).join(' · ')}
      paths={['role', 'expectedDuration', 'deadline'].map((field) => `${path}.${field}`)}
    >
      <RoleField
        label={say('process.stage.responsible')}
        nobody={say('process.role.owner')}
        value={stage.role}
        onChange={(key) => set({ role: key }, say('process.stage.responsible'))}
        error={fault(`${path}.role`)}
      />
      <SpanField
        label={say('process.stage.expected')}
        value={stage.expectedDuration}
        onChange={(expectedDuration) => set({ expectedDuration }, say('process.stage.expected'))}
        error={fault(`${path}.expectedDuration`)}
      />
      <DeadlineFields
        value={stage.deadline}
        onChange={(deadline: Deadline | undefined) => set({ deadline }, say('process.stage.deadline'))}
        path={`${path}.deadline`}
        label={say('process.stage.deadline')}
      />
    </Group>
  )
}
