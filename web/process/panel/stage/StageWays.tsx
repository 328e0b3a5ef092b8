import { Checkbox, Radio } from '@mantine/core'
import { useSay } from '../../../platform/i18n.tsx'
import { CheckList } from '../fields/CheckList.tsx'
import { Group } from '../fields/Group.tsx'
import { useFault, usePanel, useText } from '../panel.ts'
import type { StageProps } from './StagePart.tsx'
import { useStageEdit } from './use-stage-edit.ts'

/** Where a deal may go from the stage, beside the next one. */
export function StageWays({ stage, at }: StageProps) {
  const say = useSay()
  const text = useText()
  const { document } = usePanel()
  const set = useStageEdit(stage)
  const fault = useFault()
  const path = `stages.${at}`
  const named = (from: number, to?: number) =>
    document.stages.slice(from, to).map(({ key, name }) => ({ key, name: text(name) }))
  const later = named(at + 2)
  const earlier = named(0, at)
  const isLast = at === document.stages.length - 1
  const back = stage.mayGoBackTo
  const summary = [
    later
      .filter(({ key }) => stage.maySkipTo.includes(key))
      .map(({ name }) => say('panel.ways.skips', { name })),
    back && say('panel.ways.back_to', { count: back.length }),
    stage.mayWin && !isLast && say('process.stage.wins'),
  ].flat()
  return (
    <Group
      id="stage.ways"
      title={say('panel.stage.ways')}
      summary={summary.filter(Boolean).join(' · ') || say(isLast ? 'panel.ways.last' : 'panel.ways.usual')}
      paths={['maySkipTo', 'mayGoBackTo', 'mayWin'].map((field) => `${path}.${field}`)}
    >
      {later.length > 0 && (
        <CheckList
          label={say('panel.ways.skip')}
          all={later}
          chosen={stage.maySkipTo}
          onChange={(maySkipTo) => set({ maySkipTo }, say('panel.ways.skip'))}
          error={fault(`${path}.maySkipTo`)}
        />
      )}
      {earlier.length > 0 && (
        <Radio.Group
          label={say('panel.ways.back')}
          value={back ? 'some' : 'all'}
          onChange={(which) =>
            set(
              { mayGoBackTo: which === 'all' ? undefined : earlier.map(({ key }) => key) },
              say('panel.ways.back'),
            )
          }
        >
          <Radio value="all" label={say('panel.ways.back.all')} mt={4} />
          <Radio value="some" label={say('panel.ways.back.some')} mt={8} />
        </Radio.Group>
      )}
      {earlier.length > 0 && back && (
        <CheckList
          label={say('panel.ways.back.which')}
          all={earlier}
          chosen={back}
          onChange={(mayGoBackTo) => set({ mayGoBackTo }, say('panel.ways.back'))}
          error={fault(`${path}.mayGoBackTo`)}
        />
      )}
      {isLast ? (
        <p className="quiet">{say('panel.ways.last_wins')}</p>
      ) : (
        <Checkbox
          label={say('panel.ways.win')}
          checked={stage.mayWin}
          onChange={(event) => set({ mayWin: event.currentTarget.checked }, say('panel.ways.win'))}
        />
      )}
    </Group>
  )
}
