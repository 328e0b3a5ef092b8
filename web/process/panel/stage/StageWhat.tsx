import { useSay } from '../../../platform/i18n.tsx'
import { Group } from '../fields/Group.tsx'
import { TextInLanguages } from '../fields/TextInLanguages.tsx'
import { useFault, useText } from '../panel.ts'
import type { StageProps } from './StagePart.tsx'
import { useStageEdit } from './use-stage-edit.ts'

/** What the stage is: its name, what is true when it is over. */
export function StageWhat({ stage, at }: StageProps) {
  const say = useSay()
  const text = useText()
  const set = useStageEdit(stage)
  const fault = useFault()
  const path = `stages.${at}`
  return (
    <Group
      id="stage.what"
      title={say('panel.stage.what')}
      summary={text(stage.purpose)}
      paths={[`${path}.name`, `${path}.purpose`]}
    >
      <TextInLanguages
        label={say('panel.name')}
        required
        value={stage.name}
        onChange={(name) => name && set({ name }, say('panel.name'))}
        error={fault(`${path}.name`)}
      />
      <TextInLanguages
        label={say('panel.purpose')}
        long
        value={stage.purpose}
        onChange={(purpose) => set({ purpose }, say('panel.purpose'))}
        error={fault(`${path}.purpose`)}
      />
    </Group>
  )
}
