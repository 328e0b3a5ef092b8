import { NativeSelect } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Condition, FilterValue } from '../../../contract/segments/filters.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useSession } from '../../platform/session.ts'
import { usualValue } from './beginning.ts'
import { type FilterField, needsValue, operatorsFor } from './fields.ts'
import styles from './ListFilter.module.css'
import { ValueField } from './ValueField.tsx'

interface ConditionEditorProps {
  field: FilterField
  condition: Condition
  /** Just added: it offers what is said most, until somebody has said it. */
  fresh: boolean
  onChange: (condition: Condition) => void
}

/** What a condition says of its field. It is told on as soon as it says something whole. */
export function ConditionEditor({ field, condition, fresh, onChange }: ConditionEditorProps) {
  const say = useSay()
  const { currency } = useSession().workspace
  const usual = operatorsFor(field.type)[0] as Condition['operator']
  const [draft, setDraft] = useState<Condition>(
    fresh && condition.operator === 'filled' ? { field: field.key, operator: usual } : condition,
  )
  const editor = useRef<HTMLDivElement>(null)
  // It comes after the panel around it was opened, whose focus went to what was there already.
  useEffect(() => editor.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), [])
  return (
    <div ref={editor} className={styles.editor}>
      {field.type !== 'yes_no' && (
        <NativeSelect
          label={field.label}
          value={draft.operator}
          onChange={(event) => choose(event.currentTarget.value as Condition['operator'])}
          data={[...new Set([...operatorsFor(field.type), draft.operator])].map((value) => ({
            value,
            label: say(`filters.operator.${value}`),
          }))}
          {...(!fresh && { 'data-autofocus': true })}
        />
      )}
      {needsValue(draft.operator) && (
        <ValueField
          key={draft.operator}
          field={field}
          operator={draft.operator}
          value={draft.value}
          focusFirst={fresh}
          onChange={(value) => tell({ ...draft, value })}
        />
      )}
    </div>
  )

  function choose(operator: Condition['operator']): void {
    const value = keeps(operator)
      ? draft.value
      : usualValue(field.type, operator, currency, field.choices?.[0]?.value)
    tell({ field: field.key, operator, ...(value !== undefined && { value }) })
  }

  /** What was said stays where the other operator asks for the same. */
  function keeps(operator: string): boolean {
    return needsValue(operator) && formOf(operator) === formOf(draft.operator) && draft.value !== undefined
  }

  function tell(next: {
    field: string
    operator: Condition['operator']
    value?: FilterValue | undefined
  }): void {
    const { value, ...rest } = next
    const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    setDraft({ ...rest, ...(value !== undefined && { value }) })
    if (!needsValue(rest.operator)) onChange(rest)
    else if (!empty) onChange({ ...rest, value })
  }
}

function formOf(operator: string): string {
  if (['contains', 'starts_with'].includes(operator)) return 'line'
  if (['in_last', 'not_in_last', 'in_next'].includes(operator)) return 'span'
  if (['before', 'after', 'since', 'until'].includes(operator)) return 'day'
  if (['is', 'is_not', 'any_of', 'none_of', 'at_least', 'at_most'].includes(operator)) return 'value'
  return operator
}
