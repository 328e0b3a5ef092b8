import { Select } from '@mantine/core'
import { useSay } from '../../../platform/i18n.tsx'
import { Group } from '../fields/Group.tsx'
import { useFault, usePanel, useText } from '../panel.ts'
import styles from './StageGate.module.css'
import type { StageProps } from './StagePart.tsx'
import { useStageEdit } from './use-stage-edit.ts'

/** What happens to a deal that rests in the stage: what is done meanwhile, and where it goes on. */
export function StageRest({ stage, at }: StageProps) {
  const say = useSay()
  const text = useText()
  const { document, open } = usePanel()
  const set = useStageEdit(stage)
  const fault = useFault()
  const path = `stages.${at}`
  const upToHere = document.stages.slice(0, at)
  const plan = document.nurturing.find(({ key }) => key === stage.nurturing)
  const returns = upToHere.find(({ key }) => key === stage.returnsTo)
  const summary = [
    plan && text(plan.name),
    returns && say('panel.rest.goes_on', { name: text(returns.name) }),
  ]
  return (
    <Group
      id="stage.rest"
      title={say('panel.stage.rest')}
      summary={summary.filter(Boolean).join(' · ') || say('panel.rest.usual')}
      paths={[`${path}.returnsTo`, `${path}.nurturing`]}
    >
      <Select
        label={say('panel.rest.plan')}
        placeholder={say('panel.rest.no_plan')}
        data={document.nurturing.map(({ key, name }) => ({ value: key, label: text(name) }))}
        value={stage.nurturing ?? null}
        onChange={(nurturing) => set({ nurturing: nurturing ?? undefined }, say('panel.rest.plan'))}
        clearable
        clearButtonProps={{ 'aria-label': say('common.remove') }}
        nothingFoundMessage={say('panel.rest.none_written')}
        error={fault(`${path}.nurturing`)}
      />
      <button type="button" className={styles.task} onClick={() => open({ kind: 'nurturing' })}>
        {say('panel.rest.write_plans')}
      </button>
      {upToHere.length > 0 && (
        <Select
          label={say('panel.rest.returns')}
          placeholder={say('panel.rest.returns_here')}
          data={upToHere.map(({ key, name }) => ({ value: key, label: text(name) }))}
          value={stage.returnsTo === stage.key ? null : (stage.returnsTo ?? null)}
          onChange={(returnsTo) => set({ returnsTo: returnsTo ?? undefined }, say('panel.rest.returns'))}
          clearable
          clearButtonProps={{ 'aria-label': say('common.remove') }}
          error={fault(`${path}.returnsTo`)}
        />
      )}
    </Group>
  )
}
