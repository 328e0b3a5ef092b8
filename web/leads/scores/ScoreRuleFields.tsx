import { ActionIcon, NativeSelect } from '@mantine/core'
import { activityKinds } from '../../../contract/customers/activities.ts'
import type { ScoreRule } from '../../../contract/leads/score.ts'
import { useSay } from '../../platform/i18n.tsx'
import { ListFilter } from '../../segments/filter/ListFilter.tsx'
import { Icon } from '../../ui/icons.tsx'
import styles from '../assignment/AssignmentRulesPage.module.css'
import { WholeNumber } from './WholeNumber.tsx'

interface ScoreRuleFieldsProps {
  rule: ScoreRule
  onChange: (rule: ScoreRule) => void
  onRemove: () => void
}

/** What a rule asks, by its kind, and what it adds. */
export function ScoreRuleFields({ rule, onChange, onRemove }: ScoreRuleFieldsProps) {
  const say = useSay()
  return (
    <>
      <ActionIcon aria-label={say('scores.remove', { name: rule.name })} onClick={onRemove}>
        <Icon name="close" size={12} />
      </ActionIcon>
      <div className={`${styles.filter} ${styles.parts}`}>
        <WholeNumber
          label={say('scores.points')}
          value={rule.points}
          onChange={(points) => onChange({ ...rule, points })}
          min={-100}
          max={100}
        />
        {rule.kind === 'is' && (
          <div className={styles.wide}>
            <ListFilter
              entity="lead"
              filter={rule.filter}
              onChange={(filter) => onChange({ ...rule, filter })}
            />
          </div>
        )}
        {rule.kind === 'did' && (
          <>
            <NativeSelect
              label={say('scores.activity')}
              data={[
                { value: '', label: say('scores.activity.any') },
                ...activityKinds
                  .filter((kind) => kind !== 'note')
                  .map((value) => ({ value: value as string, label: say(`activities.kind.${value}`) })),
              ]}
              value={rule.activity ?? ''}
              onChange={(event) =>
                onChange({ ...rule, activity: (event.currentTarget.value || null) as typeof rule.activity })
              }
            />
            <NativeSelect
              label={say('scores.direction')}
              data={['', 'in', 'out'].map((value) => ({
                value,
                label: say(`scores.direction.${value || 'any'}`),
              }))}
              value={rule.direction ?? ''}
              onChange={(event) =>
                onChange({ ...rule, direction: (event.currentTarget.value || null) as typeof rule.direction })
              }
            />
            <WholeNumber
              label={say('scores.half_life')}
              value={rule.halfLifeDays}
              onChange={(halfLifeDays) => onChange({ ...rule, halfLifeDays })}
              min={1}
              max={730}
            />
          </>
        )}
        {rule.kind === 'silent' && (
          <WholeNumber
            label={say('scores.days')}
            value={rule.days}
            onChange={(days) => onChange({ ...rule, days })}
            min={1}
            max={730}
          />
        )}
      </div>
    </>
  )
}
