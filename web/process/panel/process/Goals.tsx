import { Button, NativeSelect } from '@mantine/core'
import { type Goal, goalMetrics } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useSession } from '../../../platform/session.ts'
import { Group } from '../fields/Group.tsx'
import { ItemList } from '../fields/ItemList.tsx'
import { NumberField } from '../fields/NumberField.tsx'
import styles from '../lists/lists.module.css'
import { useListEdit } from '../lists/use-list-edit.ts'
import { useFault, usePanel } from '../panel.ts'

const periods = ['month', 'quarter', 'year'] as const

/** How one will know that the process works: figures to reach in a time. */
export function Goals() {
  const say = useSay()
  const { document } = usePanel()
  const fault = useFault()
  const { currency } = useSession().workspace
  const change = useListEdit('goals', say('panel.goals'))
  const { goals } = document
  // A goal has no key of its own; its place is who it is.
  const items = goals.map((goal, at) => ({ key: String(at), goal }))
  const free = goalMetrics.find((metric) => !goals.some((goal) => goal.metric === metric))
  const put = (key: string, goal: Goal) =>
    change((before) => before.map((one, at) => (String(at) === key ? goal : one)))
  return (
    <Group
      id="process.goals"
      title={say('panel.process.goals')}
      summary={goals.map(({ metric }) => say(`panel.metric.${metric}`)).join(' · ')}
      paths={['goals']}
    >
      <ItemList
        label={say('panel.goals')}
        items={items}
        nameOf={({ goal }) => say(`panel.metric.${goal.metric}`)}
        onRemove={({ key }) => change((before) => before.filter((_, at) => String(at) !== key))}
      >
        {({ key, goal }, at) => (
          <div className={styles.goal}>
            <NativeSelect
              aria-label={say('panel.goal.metric')}
              value={goal.metric}
              onChange={(event) => put(key, { ...goal, metric: event.currentTarget.value as Goal['metric'] })}
              data={goalMetrics.map((metric) => ({ value: metric, label: say(`panel.metric.${metric}`) }))}
            />
            <NumberField
              label={say('panel.goal.target')}
              labelHidden
              value={goal.target}
              onChange={(target) => target !== null && put(key, { ...goal, target })}
              required
              unit={unitOf(goal.metric, currency)}
              error={fault(`goals.${at}`)}
            />
            <NativeSelect
              aria-label={say('panel.goal.period')}
              value={goal.period}
              onChange={(event) => put(key, { ...goal, period: event.currentTarget.value as Goal['period'] })}
              data={periods.map((period) => ({ value: period, label: say(`panel.period.${period}`) }))}
            />
          </div>
        )}
      </ItemList>
      {goals.length < 10 && (
        <Button
          variant="default"
          justify="start"
          w="fit-content"
          onClick={() =>
            change((before) => [...before, { metric: free ?? 'turnover', target: 0, period: 'quarter' }])
          }
        >
          {say('panel.goal.add')}
        </Button>
      )}
    </Group>
  )
}

function unitOf(metric: Goal['metric'], currency: string): string | undefined {
  if (metric === 'turnover' || metric === 'average_deal' || metric === 'profit') return currency
  return metric === 'win_rate' || metric === 'profitability' || metric === 'loyalty' ? '%' : undefined
}
