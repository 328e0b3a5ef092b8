import { Select } from '@mantine/core'
import { useSay } from '../../../platform/i18n.tsx'
import { withFields } from '../edits/parts.ts'
import { NumberField } from '../fields/NumberField.tsx'
import { useFault, usePanel, useText } from '../panel.ts'
import type { TaskProps } from './TaskPart.tsx'
import { useTaskEdit } from './use-task-edit.ts'

/** How many must agree, and where a refusal sends the deal. */
export function TaskApproval({ stage, task, path }: TaskProps) {
  const say = useSay()
  const text = useText()
  const { document } = usePanel()
  const set = useTaskEdit({ stage: stage.key, task: task.key })
  const fault = useFault()
  const approval = task.approval ?? { approvals: 1 }
  const at = document.stages.findIndex(({ key }) => key === stage.key)
  return (
    <>
      <NumberField
        label={say('panel.approval.how_many')}
        value={approval.approvals}
        onChange={(approvals) =>
          approvals !== null && set({ approval: { ...approval, approvals } }, say('panel.approval.how_many'))
        }
        min={1}
        max={10}
        whole
        required
        error={fault(`${path}.approval.approvals`)}
      />
      {at > 0 && (
        <Select
          label={say('panel.approval.sends_back')}
          placeholder={say('panel.approval.stays')}
          data={document.stages.slice(0, at).map(({ key, name }) => ({ value: key, label: text(name) }))}
          value={approval.sendBackTo ?? null}
          onChange={(sendBackTo) =>
            set(
              { approval: withFields(approval, { sendBackTo: sendBackTo ?? undefined }) },
              say('panel.approval.sends_back'),
            )
          }
          clearable
          clearButtonProps={{ 'aria-label': say('common.remove') }}
          error={fault(`${path}.approval.sendBackTo`)}
        />
      )}
    </>
  )
}
