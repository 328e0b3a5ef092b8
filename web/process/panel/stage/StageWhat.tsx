import { Select } from '@mantine/core'
import { useSay } from '../../../platform/i18n.tsx'
import { formatPercent } from '../../../platform/reader/numbers.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import { Group } from '../fields/Group.tsx'
import { ShareField } from '../fields/ShareField.tsx'
import { TextInLanguages } from '../fields/TextInLanguages.tsx'
import { useFault, usePanel, useText } from '../panel.ts'
import type { StageProps } from './StagePart.tsx'
import { useStageEdit } from './use-stage-edit.ts'

/** What the stage is: its name, what is true when it is over, how likely a deal in it is won, where its buyer is. */
export function StageWhat({ stage, at }: StageProps) {
  const say = useSay()
  const text = useText()
  const reader = useReader()
  const { document } = usePanel()
  const set = useStageEdit(stage)
  const fault = useFault()
  const path = `stages.${at}`
  const chance = say('process.stage.chance', { share: formatPercent(stage.winProbability / 100, reader) })
  return (
    <Group
      id="stage.what"
      title={say('panel.stage.what')}
      summary={[text(stage.purpose), chance].filter(Boolean).join(' · ')}
      paths={['name', 'purpose', 'winProbability', 'buyingStage'].map((field) => `${path}.${field}`)}
    >
      <TextInLanguages
        label={say('panel.name')}
        description={say('panel.stage.name.how')}
        required
        value={stage.name}
        onChange={(name) => name && set({ name }, say('panel.name'))}
        error={fault(`${path}.name`)}
      />
      <TextInLanguages
        label={say('panel.stage.purpose')}
        long
        value={stage.purpose}
        onChange={(purpose) => set({ purpose }, say('panel.stage.purpose'))}
        error={fault(`${path}.purpose`)}
      />
      <ShareField
        label={say('process.stage.probability')}
        value={stage.winProbability}
        onChange={(winProbability) => set({ winProbability }, say('process.stage.probability'))}
        error={fault(`${path}.winProbability`)}
      />
      {document.buyingStages.length > 0 && (
        <Select
          label={say('process.stage.buyer')}
          placeholder={say('panel.stage.buyer.none')}
          data={document.buyingStages.map(({ key, name }) => ({ value: key, label: text(name) }))}
          value={stage.buyingStage ?? null}
          onChange={(key) => set({ buyingStage: key ?? undefined }, say('process.stage.buyer'))}
          clearable
          clearButtonProps={{ 'aria-label': say('common.remove') }}
          error={fault(`${path}.buyingStage`)}
        />
      )}
    </Group>
  )
}
