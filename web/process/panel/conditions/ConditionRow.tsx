import { ActionIcon, NativeSelect, Select } from '@mantine/core'
import { useSay } from '../../../platform/i18n.tsx'
import { Icon } from '../../../ui/icons.tsx'
import styles from './ConditionField.module.css'
import { ConditionValue } from './ConditionValue.tsx'
import { type FactKind, type KnownFact } from './facts-of.ts'
import { operatorsOf } from './operators.ts'
import { needsValue, type Operator, type Row } from './rows.ts'
import { useFactWords } from './use-fact-words.ts'

interface ConditionRowProps {
  row: Row
  facts: readonly KnownFact[]
  /** Null when the row goes. */
  onChange: (row: Row | null) => void
}

/** One thing asked of a deal: which fact, how it is compared, and with what. */
export function ConditionRow({ row, facts, onChange }: ConditionRowProps) {
  const say = useSay()
  const words = useFactWords()
  const fact = facts.find(({ name }) => name === row.fact)
  return (
    <div className={styles.row}>
      <Select
        aria-label={say('panel.condition.fact')}
        placeholder={say('panel.condition.choose_fact')}
        data={words.grouped(facts)}
        value={fact?.name ?? null}
        onChange={(name) => name && choose(name)}
        searchable
        maxDropdownHeight={320}
        nothingFoundMessage={say('panel.condition.no_fact')}
        allowDeselect={false}
      />
      <ActionIcon aria-label={say('panel.condition.remove')} mt={4} onClick={() => onChange(null)}>
        <Icon name="close" size={12} />
      </ActionIcon>
      {fact && (
        <div className={styles.said}>
          <NativeSelect
            aria-label={say('panel.condition.operator')}
            value={row.operator}
            onChange={(event) => {
              const operator = event.currentTarget.value as Operator
              onChange({ ...row, operator, value: needsValue(operator) ? row.value : null })
            }}
            data={operatorsOf(fact.kind).map((operator) => ({
              value: operator,
              label: say(wordOf(operator, fact.kind, fact.name)),
            }))}
          />
          {needsValue(row.operator) && (
            <ConditionValue fact={fact} value={row.value} onChange={(value) => onChange({ ...row, value })} />
          )}
        </div>
      )}
    </div>
  )

  function choose(name: string): void {
    const next = facts.find((one) => one.name === name)
    if (!next || name === row.fact) return
    const operator = operatorsOf(next.kind)[0] ?? 'is'
    onChange({ fact: name, operator, value: null })
  }
}

/** "more than 3" of a number is "after Monday" of a day; a task that the list has "is done". */
function wordOf(operator: Operator, kind: FactKind, fact: string): string {
  if (fact === 'tasks.done') return `panel.operator.task.${operator}`
  const dated = kind === 'date' && ['less', 'at_most', 'more', 'at_least'].includes(operator)
  return dated ? `panel.operator.date.${operator}` : `panel.operator.${operator}`
}
